import { openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { DocumentError } from '$lib/notebook/file';
import { toyCell, toyDocument } from '$lib/notebook/toy-documents';
import { NEWEST_KEPT } from './revisions';
import { STORE } from './schema';
import { makeStorage } from './storage';
import { DAY, HOUR, removeToyStorages, saying, toyStorage, type ToyStorage } from './toy-storage';

afterEach(removeToyStorages);

const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'fine',
		(error: { code?: string }) => error.code
	);
const titles = async ({ notebooks }: ToyStorage) =>
	(await notebooks.list()).map((notebook) => notebook.title);

/** Works on rows by hand, as a fault of the disk would. */
async function byHand<T>(
	{ name }: ToyStorage,
	work: (database: Awaited<ReturnType<typeof openDB>>) => Promise<T>
): Promise<T> {
	const database = await openDB(name);
	try {
		return await work(database);
	} finally {
		database.close();
	}
}
async function tear(storage: ToyStorage, id: string, number: number): Promise<void> {
	await byHand(storage, async (database) => {
		const row = await database.get(STORE.revisions, [id, number]);
		await database.put(STORE.revisions, { ...row, document: row.document.slice(0, -3) });
	});
}
const revisionNumbers = (storage: ToyStorage, id: string) =>
	byHand(storage, async (database) => {
		const keys = (await database.getAllKeys(STORE.revisions)) as [string, number][];
		return keys.filter(([notebook]) => notebook === id).map(([, number]) => number);
	});

describe('a notebook', () => {
	test('is there again in another tab, with all that was saved', async () => {
		const storage = toyStorage();
		const { id } = await storage.notebooks.create(saying('first'), true);
		expect(await storage.notebooks.save(id, saying('second'), 1)).toBe(2);
		const other = toyStorage({ name: storage.name });
		expect(await other.notebooks.load(id)).toEqual({
			document: saying('second'),
			trusted: true,
			current: 2,
			savedAt: storage.clock.at,
			recovered: false
		});
	});

	test('is listed by what was changed last', async () => {
		const storage = toyStorage();
		const { notebooks, clock } = storage;
		const a = await notebooks.create(saying('', 'A'), true);
		clock.at += HOUR;
		await notebooks.create(saying('', 'B'), true);
		expect(await titles(storage)).toEqual(['B', 'A']);
		clock.at += HOUR;
		await notebooks.save(a.id, saying('new', 'A'), 1);
		expect(await notebooks.list()).toMatchObject([
			{ title: 'A', createdAt: clock.at - 2 * HOUR, changedAt: clock.at },
			{ title: 'B' }
		]);
	});

	test('is renamed in the list and in the document', async () => {
		const storage = toyStorage();
		const { id } = await storage.notebooks.create(saying('x', 'Old'), true);
		await storage.notebooks.rename(id, 'New');
		expect(await titles(storage)).toEqual(['New']);
		expect((await storage.notebooks.load(id)).document).toEqual(saying('x', 'New'));
	});

	test('is duplicated with its trust, and goes its own way', async () => {
		const { notebooks } = toyStorage();
		const original = await notebooks.create(saying('x', 'One'), false);
		const copy = await notebooks.duplicate(original.id, 'Two');
		await notebooks.save(copy.id, saying('y', 'Two'), 1);
		await notebooks.setTrusted(original.id, true);
		expect((await notebooks.load(original.id)).document).toEqual(saying('x', 'One'));
		expect((await notebooks.load(original.id)).trusted).toBe(true);
		expect(await notebooks.load(copy.id)).toMatchObject({
			document: saying('y', 'Two'),
			trusted: false
		});
	});

	test('is not saved over what another tab has saved', async () => {
		const { notebooks } = toyStorage();
		const { id } = await notebooks.create(saying('first'), true);
		await notebooks.save(id, saying('theirs'), 1);
		expect(await codeOf(notebooks.save(id, saying('mine'), 1))).toBe('conflict');
		expect((await notebooks.load(id)).document).toEqual(saying('theirs'));
	});

	test('that could not be read again is not saved', async () => {
		const { notebooks } = toyStorage();
		const { id } = await notebooks.create(saying('fine'), true);
		const broken = toyDocument({ cells: [toyCell('a', 'paths')] });
		await expect(notebooks.save(id, broken, 1)).rejects.toThrow(DocumentError);
		expect(await codeOf(notebooks.create(broken, true))).toBe('bad-spec');
		expect((await notebooks.load(id)).document).toEqual(saying('fine'));
		expect(await notebooks.list()).toHaveLength(1);
	});

	test('that this version does not understand can still be taken out as it is', async () => {
		const storage = toyStorage();
		const { id } = await storage.notebooks.create(saying('new'), true);
		const older = makeStorage(() => undefined, { name: storage.name });
		expect(await codeOf(older.notebooks.load(id))).toBe('unknown-kind');
		expect(JSON.parse(await older.notebooks.textOf(id))).toEqual(saying('new'));
		await older.database.close();
	});

	test('that does not exist is missing', async () => {
		const { notebooks } = toyStorage();
		expect(await codeOf(notebooks.load('nobody'))).toBe('missing');
		expect(await codeOf(notebooks.save('nobody', saying(''), 0))).toBe('missing');
		expect(await codeOf(notebooks.remove('nobody'))).toBe('missing');
	});
});

describe('damage', () => {
	test('a torn revision: the newest intact one is opened, and that is said', async () => {
		const storage = toyStorage();
		const { notebooks, clock } = storage;
		const { id } = await notebooks.create(saying('one'), true);
		clock.at += HOUR;
		await notebooks.save(id, saying('two'), 1);
		await notebooks.save(id, saying('three'), 2);
		await notebooks.save(id, saying('four'), 3);
		await tear(storage, id, 4);
		await tear(storage, id, 3);
		expect(await notebooks.load(id)).toEqual({
			document: saying('two'),
			trusted: true,
			current: 4,
			savedAt: clock.at,
			recovered: true
		});
		expect(await notebooks.save(id, saying('five'), 4)).toBe(5);
		expect(await notebooks.load(id)).toMatchObject({
			document: saying('five'),
			recovered: false
		});
	});

	test('a revision that is gone, or is no row at all', async () => {
		const storage = toyStorage();
		const { notebooks } = storage;
		const { id } = await notebooks.create(saying('one'), true);
		await notebooks.save(id, saying('two'), 1);
		await notebooks.save(id, saying('three'), 2);
		await byHand(storage, async (database) => {
			await database.delete(STORE.revisions, [id, 3]);
			await database.put(STORE.revisions, { notebook: id, number: 2, document: 7 });
		});
		expect(await notebooks.load(id)).toMatchObject({
			document: saying('one'),
			recovered: true
		});
	});

	test('nothing intact is an error, never an empty notebook', async () => {
		const storage = toyStorage();
		const { id } = await storage.notebooks.create(saying('one'), true);
		await tear(storage, id, 1);
		expect(await codeOf(storage.notebooks.load(id))).toBe('corrupt');
	});

	test('a damaged row is mended from the revisions, without trust', async () => {
		const storage = toyStorage();
		const { notebooks } = storage;
		const { id } = await notebooks.create(saying('one', 'Mine'), true);
		await notebooks.save(id, saying('two', 'Mine'), 1);
		await notebooks.create(saying('other', 'Other'), true);
		await byHand(storage, (database) => database.put(STORE.notebooks, { id, title: 7 }));
		expect((await titles(storage)).toSorted()).toEqual(['Mine', 'Other']);
		expect(await notebooks.load(id)).toMatchObject({
			document: saying('two', 'Mine'),
			current: 2,
			trusted: false,
			recovered: false
		});
		const restore = await notebooks.remove(id);
		expect(await titles(storage)).toEqual(['Other']);
		await restore();
		expect(await notebooks.save(id, saying('three', 'Mine'), 2)).toBe(3);
	});
});

describe('revisions', () => {
	test('the newest 100 stay, and of each day before the last', async () => {
		const storage = toyStorage();
		const { notebooks, clock } = storage;
		const { id } = await notebooks.create(saying('1'), true);
		let number = 1;
		const save = async (times: number) => {
			for (let time = 0; time < times; time++) {
				number = await notebooks.save(id, saying(String(number + 1)), number);
			}
		};
		await save(4);
		clock.at += DAY;
		await save(3);
		clock.at += DAY;
		await save(NEWEST_KEPT);
		expect(number).toBe(108);
		const newest = Array.from({ length: NEWEST_KEPT }, (_, index) => index + 9);
		expect(await revisionNumbers(storage, id)).toEqual([5, 8, ...newest]);
		await save(1);
		expect((await revisionNumbers(storage, id)).slice(0, 4)).toEqual([5, 8, 10, 11]);
		expect((await notebooks.load(id)).document).toEqual(saying('109'));
	});
});

describe('deleting', () => {
	test('takes a notebook from the list until it is restored', async () => {
		const storage = toyStorage();
		const { notebooks } = storage;
		const { id } = await notebooks.create(saying('kept', 'Mine'), true);
		const restore = await notebooks.remove(id);
		expect(await titles(storage)).toEqual([]);
		expect(await codeOf(notebooks.load(id))).toBe('missing');
		expect(await codeOf(notebooks.save(id, saying('x'), 1))).toBe('missing');
		await restore();
		expect(await titles(storage)).toEqual(['Mine']);
		expect((await notebooks.load(id)).document).toEqual(saying('kept', 'Mine'));
	});

	test('is for good after 30 days, with every revision, and only then', async () => {
		const storage = toyStorage();
		const { notebooks, clock, tidy } = storage;
		const gone = await notebooks.create(saying('gone'), true);
		const stays = await notebooks.create(saying('stays'), true);
		const restore = await notebooks.remove(gone.id);
		clock.at += 30 * DAY - 1;
		await tidy();
		expect(await revisionNumbers(storage, gone.id)).toEqual([1]);
		clock.at += 1;
		await tidy();
		expect(await codeOf(restore())).toBe('missing');
		expect(await revisionNumbers(storage, gone.id)).toEqual([]);
		expect((await notebooks.load(stays.id)).document).toEqual(saying('stays'));
	});
});
