import { openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { toyDocument, toySource } from '$lib/notebook/toy-documents';
import { STORE } from './schema';
import { DAY, removeToyStorages, toyStorage } from './toy-storage';

afterEach(removeToyStorages);

const withFile = (hash: string) =>
	toyDocument({ sources: [toySource('web', { files: [{ name: 'web.csv', size: 3, hash }] })] });
const without = toyDocument();

describe('a file', () => {
	test('comes out as it went in', async () => {
		const { sources } = toyStorage();
		const bytes = crypto.getRandomValues(new Uint8Array(50_000));
		await sources.put('hash', new File([bytes], 'web.csv'));
		const blob = await sources.get('hash');
		expect(new Uint8Array(await blob!.arrayBuffer())).toEqual(bytes);
		expect(blob).not.toBeInstanceOf(File);
		expect(await sources.has('hash')).toBe(true);
	});

	test('that was never put is not there', async () => {
		const { sources } = toyStorage();
		expect(await sources.get('nothing')).toBeUndefined();
		expect(await sources.has('nothing')).toBe(false);
	});

	test('is not written twice', async () => {
		const { sources } = toyStorage();
		await sources.put('hash', new Blob(['abc']));
		await sources.put('hash', new Blob(['xyz']));
		expect(await (await sources.get('hash'))?.text()).toBe('abc');
	});

	test('that is damaged says so, and is mended by putting it again', async () => {
		const { sources, name } = toyStorage();
		await sources.put('hash', new Blob(['abc']));
		for (const blob of [new Blob(['a']), 'abc']) {
			const raw = await openDB(name);
			await raw.put(STORE.sources, { hash: 'hash', size: 3, blob });
			raw.close();
			await expect(sources.get('hash')).rejects.toMatchObject({ code: 'corrupt' });
			await sources.put('hash', new Blob(['abc']));
			expect(await (await sources.get('hash'))?.text()).toBe('abc');
		}
	});
});

describe('tidying', () => {
	test('leaves a file alone whose mapping is still being made', async () => {
		const { sources, clock, tidy } = toyStorage();
		await sources.put('new', new Blob(['abc']));
		clock.at += DAY - 1;
		await tidy();
		expect(await sources.has('new')).toBe(true);
		// Given once more: it counts from now.
		await sources.put('new', new Blob(['abc']));
		clock.at += DAY - 1;
		await tidy();
		expect(await sources.has('new')).toBe(true);
		clock.at += 1;
		await tidy();
		expect(await sources.has('new')).toBe(false);
	});

	test('leaves a file that a notebook refers to, for as long as it does', async () => {
		const { sources, notebooks, clock, tidy } = toyStorage();
		await sources.put('used', new Blob(['abc']));
		await notebooks.create(withFile('used'), true);
		clock.at += 400 * DAY;
		await tidy();
		expect(await sources.has('used')).toBe(true);
	});

	test('removes it 30 days after the last notebook dropped it', async () => {
		const { sources, notebooks, clock, tidy } = toyStorage();
		await sources.put('used', new Blob(['abc']));
		const { id } = await notebooks.create(withFile('used'), true);
		clock.at += DAY;
		await notebooks.save(id, without, 1);
		clock.at += 20 * DAY;
		await notebooks.save(id, without, 2);
		clock.at += 10 * DAY - 1;
		await tidy();
		expect(await sources.has('used')).toBe(true);
		clock.at += 1;
		expect(await sources.removeUnreferenced(await notebooks.filesInUse())).toBe(3);
		expect(await sources.has('used')).toBe(false);
	});

	test('keeps the files of a deleted notebook as long as it can be restored', async () => {
		const { sources, notebooks, clock, tidy } = toyStorage();
		await sources.put('used', new Blob(['abc']));
		const { id } = await notebooks.create(withFile('used'), true);
		await notebooks.remove(id);
		clock.at += 30 * DAY - 1;
		await tidy();
		expect(await sources.has('used')).toBe(true);
		clock.at += 1;
		await tidy();
		expect(await sources.has('used')).toBe(false);
	});

	test('keeps the files of a notebook whose row is damaged', async () => {
		const { sources, notebooks, clock, tidy, name } = toyStorage();
		await sources.put('used', new Blob(['abc']));
		const { id } = await notebooks.create(withFile('used'), true);
		const raw = await openDB(name);
		await raw.put(STORE.notebooks, { id });
		raw.close();
		clock.at += 400 * DAY;
		await tidy();
		expect(await sources.has('used')).toBe(true);
	});
});
