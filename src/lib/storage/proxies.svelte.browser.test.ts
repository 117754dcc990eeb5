import { afterEach, expect, test } from 'vitest';
import { removeToyStorages, saying, toyStorage } from './toy-storage';

afterEach(removeToyStorages);

test('a document that is Svelte state is stored as what it says', async () => {
	const { notebooks } = toyStorage();
	const document = $state(saying('reactive'));
	expect(() => structuredClone(document)).toThrow();
	const { id } = await notebooks.create(document, true);
	expect(await notebooks.save(id, document, 1)).toBe(2);
	expect(structuredClone((await notebooks.load(id)).document)).toEqual(saying('reactive'));
});

test('a result is stored as a snapshot; as Svelte state it is refused', async () => {
	const { results } = toyStorage();
	const result = $state({ steps: [{ n: 1 }] });
	const row = { key: 'k', kind: 'paths', seconds: 1 };
	await expect(results.put({ ...row, result })).rejects.toMatchObject({ name: 'DataCloneError' });
	await results.put({ ...row, result: $state.snapshot(result) });
	expect((await results.getMany(['k'])).get('k')?.result).toEqual({ steps: [{ n: 1 }] });
});
