import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STORE } from './schema';
import { HOUR, removeToyStorages, saying, toyStorage, type ToyStorage } from './toy-storage';

const put = IDBObjectStore.prototype.put;
const remove = IDBObjectStore.prototype.delete;
let removed = 0;

/**
 * A disk that is full for one store until so many results were removed. As in browsers, the request
 * succeeds and the transaction then fails, or the call itself does.
 */
function fillDisk(store: string, until: number, when: 'at once' | 'at the end' = 'at once'): void {
	removed = 0;
	IDBObjectStore.prototype.delete = function (key) {
		if (this.name === STORE.results) removed += 1;
		return remove.call(this, key);
	};
	IDBObjectStore.prototype.put = function (value, key) {
		if (this.name !== store || removed >= until) return put.call(this, value, key);
		const full = new DOMException('no room', 'QuotaExceededError');
		if (when === 'at once') throw full;
		Object.defineProperty(this.transaction, 'error', { value: full });
		const request = put.call(this, value, key);
		request.addEventListener('success', () => this.transaction.abort());
		return request;
	};
}

let toy: ToyStorage;
beforeEach(async () => {
	toy = toyStorage();
	for (const key of ['old', 'middle', 'new']) {
		await toy.results.put({ key, kind: 'paths', result: new Uint8Array(1000), seconds: 1 });
		toy.clock.at += HOUR;
	}
});
afterEach(async () => {
	IDBObjectStore.prototype.put = put;
	IDBObjectStore.prototype.delete = remove;
	await removeToyStorages();
});
const left = async () => [...(await toy.results.getMany(['old', 'middle', 'new'])).keys()];
const file = new Blob(['x'.repeat(1500)]);

describe.each(['at once', 'at the end'] as const)('a disk that is full %s', (when) => {
	test('takes a file after results were given up, the oldest first', async () => {
		fillDisk(STORE.sources, 1, when);
		await toy.sources.put('hash', file);
		expect(await (await toy.sources.get('hash'))?.text()).toHaveLength(1500);
		expect(await left()).toEqual(['new']);
	});

	test('takes it after all results were given up, if it must be', async () => {
		fillDisk(STORE.sources, 3, when);
		await toy.sources.put('hash', file);
		expect(await toy.sources.has('hash')).toBe(true);
		expect(await left()).toEqual([]);
	});

	test('says so when that does not help, and stores nothing of it', async () => {
		fillDisk(STORE.sources, Infinity, when);
		const putting = toy.sources.put('hash', file);
		await expect(putting).rejects.toMatchObject({ name: 'StorageError', code: 'quota' });
		expect(await toy.sources.has('hash')).toBe(false);
		expect(await left()).toEqual([]);
	});

	test('gives up results for a notebook, too', async () => {
		fillDisk(STORE.notebooks, 1, when);
		const { id } = await toy.notebooks.create(saying('kept'), true);
		expect((await toy.notebooks.load(id)).document).toEqual(saying('kept'));
		expect(removed).toBeGreaterThan(0);
	});
});

test('an error that is not of room gives up nothing', async () => {
	IDBObjectStore.prototype.put = function (value, key) {
		if (this.name === STORE.sources) throw new DOMException('broken', 'UnknownError');
		return put.call(this, value, key);
	};
	const putting = toy.sources.put('hash', file);
	await expect(putting).rejects.toMatchObject({ code: 'unavailable' });
	expect(await left()).toEqual(['old', 'middle', 'new']);
});
