import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { Database, type DatabaseState } from './database';
import { MIGRATIONS, type Migration } from './migrations';
import { STORE } from './schema';
import { removeToyStorages, saying, toyStorage } from './toy-storage';

const names: string[] = [];
const open: { close(): unknown }[] = [];
function freshName(): string {
	const name = `test-${crypto.randomUUID()}`;
	names.push(name);
	return name;
}
function makeDatabase(options: ConstructorParameters<typeof Database>[0]): Database {
	const database = new Database(options);
	open.push(database);
	return database;
}
afterEach(async () => {
	await removeToyStorages();
	for (const connection of open.splice(0)) await connection.close();
	for (const name of names.splice(0)) await deleteDB(name);
});

const put = (database: Database, key: string) =>
	database.write([STORE.settings], 'strict', (transaction) =>
		transaction.objectStore(STORE.settings).put({ key, value: key })
	);
const keys = (database: Database) =>
	database.read([STORE.settings], (transaction) =>
		transaction.objectStore(STORE.settings).getAllKeys()
	);
const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'fine',
		(error: { code?: string }) => error.code
	);
const until = (database: Database, wanted: DatabaseState) =>
	new Promise<void>((resolve) => {
		database.state.subscribe((state) => {
			if (state === wanted) resolve();
		});
	});

describe('migrations', () => {
	/** What a later version might do: a new store, made of what is there. */
	const addTitles: Migration = async (database, transaction) => {
		const titles = database.createObjectStore('titles', { keyPath: 'id' });
		for (const row of await transaction.objectStore(STORE.notebooks).getAll()) {
			await titles.put({ id: row.id, title: row.title });
		}
	};
	const renameTitles: Migration = async (_, transaction) => {
		const titles = transaction.objectStore('titles');
		for (const row of await titles.getAll()) await titles.put({ ...row, title: `«${row.title}»` });
	};
	const later = [...MIGRATIONS, addTitles, renameTitles];
	const stores = async (name: string) => {
		const database = await openDB(name);
		const found = [...database.objectStoreNames];
		database.close();
		return found;
	};

	test('make every store in a new database', async () => {
		const name = freshName();
		const database = makeDatabase({ name });
		await database.open();
		expect(await stores(name)).toEqual(Object.values(STORE).toSorted());
		expect((await indexedDB.databases()).find((other) => other.name === name)?.version).toBe(
			MIGRATIONS.length
		);
	});

	test.each(later.slice(1).map((_, index) => index + 1))(
		'bring what a user made in version %i to the newest',
		async (version) => {
			const { name, notebooks, database } = toyStorage({ migrations: later.slice(0, version) });
			const { id } = await notebooks.create(saying('kept', 'Spring'), true);
			await database.close();
			// From the version with titles on, this row is part of what has to be brought along.
			if (version > MIGRATIONS.length) {
				const old = await openDB(name);
				await old.put('titles', { id, title: 'Spring' });
				old.close();
			}
			const now = toyStorage({ name, migrations: later });
			expect((await now.notebooks.load(id)).document).toEqual(saying('kept', 'Spring'));
			const raw = await openDB(name);
			expect(await raw.getAll('titles')).toEqual([{ id, title: '«Spring»' }]);
			raw.close();
		}
	);

	test('that fail leave the database as it was', async () => {
		const name = freshName();
		const first = makeDatabase({ name });
		await put(first, 'kept');
		await first.close();
		const failing: Migration = async (database) => {
			database.createObjectStore('half');
			await Promise.resolve();
			throw new RangeError('no');
		};
		const broken = makeDatabase({ name, migrations: [...MIGRATIONS, failing] });
		await expect(broken.open()).rejects.toThrow(RangeError);
		const again = makeDatabase({ name });
		expect(await keys(again)).toEqual(['kept']);
		await again.close();
		expect(await stores(name)).not.toContain('half');
	});
});

describe('several versions of the app at once', () => {
	const nothing: Migration = () => {};
	const next = [...MIGRATIONS, nothing];

	test('a newer tab makes the older one stop and say so', async () => {
		const name = freshName();
		const older = makeDatabase({ name });
		await put(older, 'before');
		const newer = makeDatabase({ name, migrations: next });
		await newer.open();
		expect(older.state.value).toBe('newer');
		expect(await codeOf(put(older, 'after'))).toBe('newer');
		expect(await keys(newer)).toEqual(['before']);
	});

	test('what the older one was writing is still written', async () => {
		const name = freshName();
		const older = makeDatabase({ name });
		await older.open();
		const writing = put(older, 'just in time');
		const newer = makeDatabase({ name, migrations: next });
		await Promise.all([writing, newer.open()]);
		expect(await keys(newer)).toEqual(['just in time']);
	});

	test('an older app does not touch a newer database', async () => {
		const name = freshName();
		const newer = makeDatabase({ name, migrations: next });
		await newer.open();
		await newer.close();
		const older = makeDatabase({ name });
		expect(await codeOf(older.open())).toBe('newer');
		expect(older.state.value).toBe('newer');
	});

	test('one that does not let go is told of, and waited for', async () => {
		const name = freshName();
		const first = makeDatabase({ name });
		await put(first, 'before');
		await first.close();
		const stubborn: IDBPDatabase = await openDB(name, MIGRATIONS.length);
		open.push(stubborn);
		const database = makeDatabase({ name, migrations: next, patience: 20 });
		expect(await codeOf(keys(database))).toBe('blocked');
		expect(database.state.value).toBe('blocked');
		stubborn.close();
		await until(database, 'open');
		expect(await keys(database)).toEqual(['before']);
	});

	test('when all data is deleted elsewhere, nothing is written into a new empty database', async () => {
		const name = freshName();
		const database = makeDatabase({ name });
		await put(database, 'before');
		await deleteDB(name);
		expect(database.state.value).toBe('deleted');
		expect(await codeOf(put(database, 'after'))).toBe('deleted');
		expect((await indexedDB.databases()).map((other) => other.name)).not.toContain(name);
	});
});

describe('a connection', () => {
	test('that the browser ended is opened again', async () => {
		const name = freshName();
		const database = makeDatabase({ name });
		await put(database, 'before');
		// What a browser does that ends a connection: it closes it, then says so.
		const ended = await endFromBelow(() => put(database, 'lost or not'));
		expect(ended).toBe(1);
		expect(database.state.value).toBe('closed');
		await put(database, 'after');
		expect(await keys(database)).toContain('after');
		expect(database.state.value).toBe('open');
	});

	test('that ended before the browser said so is opened again, too', async () => {
		const name = freshName();
		const database = makeDatabase({ name });
		await put(database, 'before');
		await endFromBelow(() => keys(database), false);
		expect(await keys(database)).toEqual(['before']);
	});

	test('that was closed is opened by the next call', async () => {
		const database = makeDatabase({ name: freshName() });
		await put(database, 'before');
		await database.close();
		expect(database.state.value).toBe('closed');
		expect(await keys(database)).toEqual(['before']);
	});

	/** Closes the connection on which the next transaction of `use` runs; says so if told to. */
	async function endFromBelow(use: () => Promise<unknown>, tell = true): Promise<number> {
		const original = IDBDatabase.prototype.transaction;
		const seen = new Set<IDBDatabase>();
		IDBDatabase.prototype.transaction = function (...given) {
			seen.add(this);
			return original.apply(this, given);
		};
		try {
			await use();
		} finally {
			IDBDatabase.prototype.transaction = original;
		}
		for (const connection of seen) {
			connection.close();
			if (tell) connection.dispatchEvent(new Event('close'));
		}
		return seen.size;
	}
});

describe('a transaction', () => {
	test('that throws writes nothing and keeps its error', async () => {
		const database = makeDatabase({ name: freshName() });
		const writing = database.write([STORE.settings], 'strict', async (transaction) => {
			await transaction.objectStore(STORE.settings).put({ key: 'half', value: 1 });
			throw new RangeError('no');
		});
		await expect(writing).rejects.toThrow(RangeError);
		expect(await keys(database)).toEqual([]);
	});

	test('is strict for what a user made, relaxed for what can be made again', async () => {
		const asked: unknown[] = [];
		const original = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			const transaction = original.call(this, stores, mode, options);
			if (mode === 'readwrite') asked.push(transaction.durability);
			return transaction;
		};
		try {
			const { notebooks, sources, results, settings } = toyStorage();
			await notebooks.create(saying('x'), true);
			await sources.put('hash', new Blob(['x']));
			await settings.set('locale', 'it');
			await results.put({ key: 'k', kind: 'note', result: 1, seconds: 1 });
		} finally {
			IDBDatabase.prototype.transaction = original;
		}
		expect(asked).toEqual(['strict', 'strict', 'strict', 'relaxed']);
	});
});

test('a browser without storage says so', async () => {
	const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
	Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: undefined });
	try {
		expect(await codeOf(new Database({ name: 'nowhere' }).open())).toBe('unavailable');
	} finally {
		Reflect.deleteProperty(globalThis, 'indexedDB');
		if (original) Object.defineProperty(globalThis, 'indexedDB', original);
	}
	expect(indexedDB).toBeInstanceOf(IDBFactory);
});
