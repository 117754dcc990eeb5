import fc from 'fast-check';
import { expect, test } from 'vitest';
import { radixSort } from './radix';
import { Slices } from './slices';

test('positions come in the order of their keys, equals in theirs', async () => {
	const key = fc.oneof(
		fc.double({ noNaN: true }).map((number) => number + 0),
		fc.integer({ min: -3, max: 3 }),
		fc.constantFrom(Infinity, -Infinity, Number.MIN_VALUE, -Number.MAX_VALUE, 2 ** 53, -(2 ** 32))
	);
	await fc.assert(
		fc.asyncProperty(fc.array(key, { maxLength: 300 }), fc.nat(10), async (keys, skipped) => {
			const positions = [...keys.keys()].slice(skipped);
			const sorted = await radixSort(
				new Slices(new AbortController().signal),
				Float64Array.from(keys),
				Int32Array.from(positions)
			);
			const expected = [...positions].sort((one, other) => {
				const [a, b] = [keys[one]!, keys[other]!];
				return (a < b ? -1 : Number(a > b)) || one - other;
			});
			expect([...sorted]).toEqual(expected);
		})
	);
});
