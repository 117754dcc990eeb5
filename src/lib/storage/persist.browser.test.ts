import { expect, test } from 'vitest';
import { askToPersist, estimateSpace, isPersistent } from './persist';

test('the browser says how much room there is', async () => {
	const space = await estimateSpace();
	expect(space?.used).toBeGreaterThanOrEqual(0);
	expect(space?.available).toBeGreaterThan(0);
});

test('what was promised is what holds', async () => {
	const promised = await askToPersist();
	expect(await isPersistent()).toBe(promised);
});
