import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { toyDocument, toySource } from '$lib/notebook/toy-documents';
import { MIGRATIONS } from './migrations';
import { STORE } from './schema';
import { DAY, HOUR, removeToyStorages, saying, toyStorage } from './toy-storage';

const put = IDBObjectStore.prototype.put;
afterEach(async () => {
	IDBObjectStore.prototype.put = put;
	await removeToyStorages();
});

const KB = 1000;
const prepared = (kilobytes: number) => ({
	format: '1 v1',
	parts: [{ checksum: 'abc', blob: new Blob([new Uint8Array(kilobytes * KB)]) }]
});
const using = (...hashes: string[]) =>
	toyDocument({
		sources: [
			toySource('web', { files: hashes.map((hash) => ({ name: `${hash}.csv`, size: 1, hash })) })
		]
	});

describe('prepared tables', () => {
	test('come out as they went in', async () => {
		const { tables } = toyStorage();
		const bytes = [50_000, 9].map((length) => crypto.getRandomValues(new Uint8Array(length)));
		const parts = bytes.map((part, i) => ({ checksum: `c${i}`, blob: new Blob([part]) }));
		await tables.put('k', { format: 'f', parts }, ['h']);
		const found = await tables.get('k');
		expect(found).toMatchObject({ format: 'f', parts: [{ checksum: 'c0' }, { checksum: 'c1' }] });
		for (const [i, { blob }] of found!.parts.entries()) {
			expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes[i]);
		}
		expect(await tables.size()).toBe(50_009);
		expect([await tables.has('k'), await tables.has('other')]).toEqual([true, false]);
	});

	test('that are not there, removed or damaged are as good as none', async () => {
		const { tables, name } = toyStorage();
		expect(await tables.get('k')).toBeUndefined();
		await tables.put('k', prepared(1), []);
		await tables.remove('k');
		expect(await tables.get('k')).toBeUndefined();
		expect(await tables.size()).toBe(0);
		await tables.put('k', prepared(1), []);
		const raw = await openDB(name);
		await raw.put(STORE.tables, { key: 'k', tables: { blob: 'no' } });
		raw.close();
		expect(await tables.get('k')).toBeUndefined();
	});

	test('give way to files, and before results do', async () => {
		const toy = toyStorage();
		await toy.tables.put('k', prepared(10), []);
		await toy.results.put({ key: 'r', kind: 'paths', result: new Uint8Array(10 * KB), seconds: 1 });
		IDBObjectStore.prototype.put = function (value, key) {
			if (this.name !== STORE.sources || full === 0) return put.call(this, value, key);
			full--;
			throw new DOMException('no room', 'QuotaExceededError');
		};
		let full = 1;
		await toy.sources.put('h', new Blob(['abc']));
		expect([await toy.tables.has('k'), (await toy.results.getMany(['r'])).size]).toEqual([
			false,
			1
		]);
		await toy.tables.put('k', prepared(10), []);
		full = 2;
		await toy.sources.put('h2', new Blob(['abc']));
		expect([await toy.tables.has('k'), (await toy.results.getMany(['r'])).size]).toEqual([
			false,
			0
		]);
		expect(await toy.sources.has('h2')).toBe(true);
	});

	test('that find no room push nothing out', async () => {
		const { tables, results } = toyStorage();
		await results.put({ key: 'r', kind: 'paths', result: 1, seconds: 1 });
		await tables.put('old', prepared(1), []);
		IDBObjectStore.prototype.put = function (value, key) {
			if (this.name !== STORE.tables) return put.call(this, value, key);
			throw new DOMException('no room', 'QuotaExceededError');
		};
		await expect(tables.put('k', prepared(1), [])).rejects.toMatchObject({ code: 'quota' });
		expect([await tables.has('old'), await tables.has('k')]).toEqual([true, false]);
		expect((await results.getMany(['r'])).size).toBe(1);
	});

	test('go when the longest unused has to', async () => {
		const { tables, clock } = toyStorage();
		for (const key of ['a', 'b', 'c']) {
			await tables.put(key, prepared(10), []);
			clock.at += HOUR;
		}
		await tables.get('a');
		expect(await tables.evict(25 * KB)).toBe(10 * KB);
		expect(await Promise.all(['a', 'b', 'c'].map((key) => tables.has(key)))).toEqual([
			true,
			false,
			true
		]);
	});
});

describe('tidying', () => {
	test('removes tables when no notebook uses all of their files any more', async () => {
		const { tables, notebooks, clock, tidy } = toyStorage();
		const { id } = await notebooks.create(using('x', 'y'), true);
		await tables.put('both', prepared(1), ['x', 'y']);
		await tables.put('gone', prepared(1), ['x', 'z']);
		await tidy();
		expect([await tables.has('both'), await tables.has('gone')]).toEqual([true, false]);
		await notebooks.save(id, saying('nothing'), 1);
		await tidy();
		expect(await tables.has('both')).toBe(true);
		clock.at += 31 * DAY;
		await tables.get('both');
		await tidy();
		expect(await tables.has('both')).toBe(false);
	});

	test('removes tables that were not used for a month, and keeps used ones', async () => {
		const { tables, notebooks, clock, tidy } = toyStorage();
		await notebooks.create(using('x'), true);
		await tables.put('used', prepared(1), ['x']);
		await tables.put('unused', prepared(1), ['x']);
		clock.at += 20 * DAY;
		await tables.get('used');
		clock.at += 10 * DAY;
		await tidy();
		expect([await tables.has('used'), await tables.has('unused')]).toEqual([true, false]);
	});
});

test('a database from before there were tables gets room for them and keeps its files', async () => {
	const old = toyStorage({ migrations: MIGRATIONS.slice(0, 1) });
	await old.sources.put('h', new Blob(['abc']));
	await old.database.close();
	const { tables, sources, database } = toyStorage({ name: old.name });
	await tables.put('k', prepared(1), []);
	expect([await tables.has('k'), await sources.has('h')]).toEqual([true, true]);
	await database.close();
	await deleteDB(old.name);
});
