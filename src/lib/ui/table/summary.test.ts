import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnType } from './columns';
import { memoryRows } from './memory-rows';
import { BINS, MOST_DIFFERENT } from './summary';

const summaryOf = (values: readonly unknown[], type: ColumnType) =>
	memoryRows({
		length: values.length,
		columns: [{ key: 'v', label: 'v', type }],
		value: (_, row) => values[row]
	}).summarise(new AbortController().signal, 0);

test('every value lies in one bin, the least in the first and the most in the last', async () => {
	const value = fc.oneof(fc.double(), fc.integer({ min: 0, max: 9 }), fc.constant(null));
	await fc.assert(
		fc.asyncProperty(fc.array(value, { minLength: 1 }), async (values) => {
			const finite = values.filter((one) => one !== null && Number.isFinite(one)) as number[];
			const summary = await summaryOf(values, 'number');
			expect(summary.rows).toBe(values.length);
			expect(summary.empty).toBe(values.filter((one) => one === null || Number.isNaN(one)).length);
			if (summary.kind !== 'numbers') {
				expect([summary.kind, finite]).toEqual(['nothing', []]);
				return;
			}
			expect(summary.least).toBe(Math.min(...finite));
			expect(summary.most).toBe(Math.max(...finite));
			expect(summary.bins).toHaveLength(BINS);
			expect(summary.bins.reduce((sum, count) => sum + count, 0)).toBe(finite.length);
			expect(summary.bins[0]).toBeGreaterThan(0);
		})
	);
});

test('the most common text is named with its rows, the first of equals', async () => {
	expect(await summaryOf(['b', 'a', null, 'a', 'b', '', 'c'], 'text')).toEqual({
		kind: 'texts',
		rows: 7,
		empty: 2,
		different: 3,
		top: { value: 'b', rows: 2 }
	});
});

test('a column of identifiers is not counted to the end', async () => {
	const values = Array.from({ length: MOST_DIFFERENT + 1 }, (_, row) => `cookie ${row}`);
	expect(await summaryOf(values.slice(1), 'text')).toMatchObject({ different: MOST_DIFFERENT });
	expect(await summaryOf(values, 'text')).toMatchObject({ different: undefined, top: undefined });
});

test('where nothing is, nothing is said', async () => {
	expect(await summaryOf([null, ''], 'text')).toEqual({ kind: 'nothing', rows: 2, empty: 2 });
	expect(await summaryOf([], 'integer')).toEqual({ kind: 'nothing', rows: 0, empty: 0 });
});
