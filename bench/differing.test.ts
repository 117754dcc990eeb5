import { expect, test } from 'vitest';
import { firstDifference } from './differing';

test.each([
	[1, 1],
	[0.1 + 0.2, 0.3],
	[Number.NaN, Number.NaN],
	[[{ rate: 1 / 3 }], [{ rate: (1 / 3) * (1 + 1e-15) }]],
	[{ a: undefined, b: null }, { b: null }]
])('%o and %o are the same', (left, right) => {
	expect(firstDifference(left, right)).toBeUndefined();
});

test.each([
	[1, 2, ''],
	[9007199254740991, 9007199254740990, ''],
	[0.5, 0.500001, ''],
	[1n, 2n, ''],
	[{ steps: [{ n: 1 }, { n: 2 }] }, { steps: [{ n: 1 }, { n: 3 }] }, 'steps.1.n'],
	[[1], [1, 2], '1'],
	[[], {}, ''],
	[null, {}, ''],
	[{ a: '1' }, { a: 1 }, 'a']
])('%o and %o differ', (left, right, at) => {
	expect(firstDifference(left, right)?.at).toBe(at);
});
