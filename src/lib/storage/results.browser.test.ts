import { openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { STORE } from './schema';
import { HOUR, removeToyStorages, toyStorage } from './toy-storage';

afterEach(removeToyStorages);

const KB = 1000;
/** A result of roughly so many bytes. */
const big = (key: string, kilobytes: number) => ({
	key,
	kind: 'paths',
	result: new Uint8Array(kilobytes * KB),
	seconds: 1
});

describe('results', () => {
	test('come out as they went in, whatever can be cloned', async () => {
		const { results, clock } = toyStorage();
		const result = {
			steps: [{ label: 'visit', n: 12, of: null, big: 2n ** 60n }],
			counts: new Float64Array([1, 2.5, NaN]),
			byName: new Map([['a', new Set([1])]])
		};
		const stored = await results.put({ key: 'k', kind: 'paths', result, seconds: 0.25 });
		const found = await results.getMany(['k']);
		expect(found.get('k')).toEqual(stored);
		expect(found.get('k')).toMatchObject({ kind: 'paths', result, seconds: 0.25, at: clock.at });
	});

	test('of many keys are those that are there', async () => {
		const { results } = toyStorage();
		await results.put(big('a', 1));
		await results.put(big('b', 1));
		const found = await results.getMany(['a', 'nothing', 'b', 'a']);
		expect([...found.keys()]).toEqual(['a', 'b']);
		expect((await results.getMany([])).size).toBe(0);
	});

	test('that are damaged are as good as none', async () => {
		const { results, name } = toyStorage();
		await results.put(big('a', 1));
		const raw = await openDB(name);
		await raw.put(STORE.results, { key: 'a', result: 1 });
		raw.close();
		expect((await results.getMany(['a'])).size).toBe(0);
	});

	test('that cannot be cloned are refused, and nothing is half stored', async () => {
		const { results } = toyStorage();
		const result = { run: () => 1 };
		const putting = results.put({ key: 'k', kind: 'paths', result, seconds: 1 });
		await expect(putting).rejects.toMatchObject({ name: 'DataCloneError' });
		expect(await results.size()).toBe(0);
	});
});

describe('eviction', () => {
	test('begins with what was not used for longest', async () => {
		const { results, clock } = toyStorage();
		for (const key of ['a', 'b', 'c', 'd']) {
			await results.put(big(key, 10));
			clock.at += HOUR;
		}
		await results.getMany(['a']);
		expect(await results.evict(25 * KB)).toBeGreaterThanOrEqual(20 * KB);
		const left = await results.getMany(['a', 'b', 'c', 'd']);
		expect([...left.keys()]).toEqual(['a', 'd']);
	});

	test('removes no more than it must', async () => {
		const { results } = toyStorage();
		await results.put(big('a', 10));
		const size = await results.size();
		expect(size).toBeGreaterThanOrEqual(10 * KB);
		expect(size).toBeLessThan(11 * KB);
		expect(await results.evict(size)).toBe(0);
		expect((await results.getMany(['a'])).size).toBe(1);
	});

	test('counts a result once, however often it was stored', async () => {
		const { results } = toyStorage();
		for (const kilobytes of [10, 20, 10]) await results.put(big('a', kilobytes));
		expect(await results.size()).toBeLessThan(11 * KB);
	});

	test('removes results of which nothing else is known', async () => {
		const { results, name } = toyStorage();
		await results.put(big('a', 10));
		await results.put(big('b', 10));
		const raw = await openDB(name);
		await raw.delete(STORE.resultUses, 'a');
		await raw.put(STORE.resultUses, { key: 'b' });
		raw.close();
		await results.evict(100 * KB);
		expect((await results.getMany(['a', 'b'])).size).toBe(0);
	});
});
