import { expect, test } from 'vitest';
import { between, holds, moved } from './cursor';

const extent = { rows: 100, columns: 5, page: 10 };

test.each([
	['ArrowDown', false, [3, 2], [4, 2]],
	['ArrowDown', false, [99, 2], [99, 2]],
	['ArrowDown', true, [3, 2], [99, 2]],
	['ArrowUp', false, [0, 2], [-1, 2]],
	['ArrowUp', false, [-1, 2], [-1, 2]],
	['ArrowUp', true, [50, 2], [0, 2]],
	['ArrowLeft', false, [3, 0], [3, 0]],
	['ArrowRight', true, [3, 0], [3, 4]],
	['PageDown', false, [3, 2], [13, 2]],
	['PageDown', false, [95, 2], [99, 2]],
	['PageUp', false, [5, 2], [0, 2]],
	['Home', false, [5, 2], [5, 0]],
	['End', false, [5, 2], [5, 4]],
	['Home', true, [5, 2], [0, 0]],
	['End', true, [5, 2], [99, 4]]
] as const)('%s (far: %s) goes from %j to %j', (key, far, [row, column], [toRow, toColumn]) => {
	expect(moved(key, far, { row, column }, extent)).toEqual({ row: toRow, column: toColumn });
});

test('other keys lead nowhere, and no rows leave only the heading', () => {
	expect(moved('a', false, { row: 0, column: 0 }, extent)).toBeUndefined();
	const none = { ...extent, rows: 0 };
	expect(moved('ArrowDown', false, { row: -1, column: 0 }, none)).toEqual({ row: -1, column: 0 });
});

test('a selection is all between its corners, the heading left out', () => {
	const selection = between({ row: 5, column: 3 }, { row: -1, column: 1 });
	expect(selection).toEqual({ rows: [0, 5], columns: [1, 3] });
	expect(holds(selection, { row: 0, column: 2 })).toBe(true);
	expect(holds(selection, { row: 6, column: 2 })).toBe(false);
});
