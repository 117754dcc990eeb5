import { expect, test } from 'vitest';
import type { HeatData } from './data';
import { firstFilled, move } from './navigate';

const head = (id: string) => ({ id, label: id });
const cell = { text: '1', heat: 0 };
/** A triangle, with a hole in its first row. */
const data: HeatData = {
	corner: '',
	rows: ['a', 'b', 'c'].map(head),
	columns: ['0', '1', '2'].map(head),
	cells: [[cell, undefined, cell], [cell, cell], []]
};

test('arrows lead to the next cell that way with anything in it', () => {
	expect(move(data, { row: 0, column: 0 }, 'ArrowRight', false)).toEqual({ row: 0, column: 2 });
	expect(move(data, { row: 0, column: 2 }, 'ArrowLeft', false)).toEqual({ row: 0, column: 0 });
	expect(move(data, { row: 0, column: 0 }, 'ArrowDown', false)).toEqual({ row: 1, column: 0 });
	expect(move(data, { row: 1, column: 1 }, 'ArrowUp', false)).toBeUndefined();
	expect(move(data, { row: 1, column: 1 }, 'ArrowRight', false)).toBeUndefined();
});

test('Home and End lead to the ends of the row, or of the table', () => {
	expect(move(data, { row: 1, column: 1 }, 'Home', false)).toEqual({ row: 1, column: 0 });
	expect(move(data, { row: 0, column: 0 }, 'End', false)).toEqual({ row: 0, column: 2 });
	expect(move(data, { row: 1, column: 1 }, 'Home', true)).toEqual({ row: 0, column: 0 });
	expect(move(data, { row: 0, column: 0 }, 'End', true)).toEqual({ row: 1, column: 1 });
});

test('other keys lead nowhere, and a table of nothing has no first cell', () => {
	expect(move(data, { row: 0, column: 0 }, 'a', false)).toBeUndefined();
	expect(firstFilled({ ...data, cells: [[], [], []] })).toBeUndefined();
	expect(firstFilled(data)).toEqual({ row: 0, column: 0 });
});
