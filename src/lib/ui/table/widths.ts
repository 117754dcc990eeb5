import type { Measure } from '../measure-text';
import { PENDING, type RowSource } from './row-source';
import { isTemporal, wordsOf, type ColumnType, type TableColumn } from './columns';

/** Pixels. */
export const NARROWEST = 56;
const WIDEST = 352;
/** Room on both sides of a cell's words, and for a heading's sign and menu. */
const PADDING = 26;
const HEADING = 68;

/** Rows that say how wide a column is to be; fewer where there are very many columns. */
const SAMPLE = 60;
const SAMPLE_OF_MANY = 6;
const MANY = 100;

/** How wide a column is when nobody has said: as its heading and its longest words from `from` on need. */
export function fittingWidth(
	{ columns, natural }: Pick<RowSource, 'columns' | 'natural'>,
	at: number,
	measure: Measure,
	from = 0,
	widest?: number
): number {
	const column = columns[at];
	if (!column) return NARROWEST;
	const rows = columns.length > MANY ? SAMPLE_OF_MANY : SAMPLE;
	let longest = '';
	let pending = false;
	for (let position = from; position < Math.min(natural.length, from + rows); position++) {
		const value = natural.value(at, position);
		if (value === PENDING) pending = true;
		else {
			const words = wordsOf(column, value);
			if (words.length > longest.length) longest = words;
		}
	}
	const least = pending ? usualWidth(column.type) : NARROWEST;
	const needed = Math.max(measure(longest) + PADDING, measure(column.label) + HEADING, least);
	return Math.ceil(Math.min(needed, widest ?? ownLimit(column)));
}

const usualWidth = (type: ColumnType) => (isTemporal(type) ? 176 : type === 'text' ? 160 : 96);

function ownLimit({ width }: TableColumn): number {
	const rem = Number(/^([\d.]+)rem$/.exec(width ?? '')?.[1]);
	return Number.isNaN(rem) ? WIDEST : rem * 16;
}

/** Gives what room is left to the columns whose width nobody chose, each by its own width. */
export function stretched(
	widths: readonly number[],
	chosen: readonly boolean[],
	room: number
): readonly number[] {
	const used = widths.reduce((sum, width) => sum + width, 0);
	const free = widths.reduce((sum, width, at) => sum + (chosen[at] ? 0 : width), 0);
	if (free === 0 || used >= room) return widths;
	const share = (room - used) / free;
	return widths.map((width, at) => (chosen[at] ? width : Math.floor(width * (1 + share))));
}

/** Where each column begins, and at last where all of them end. */
export function offsetsOf(widths: readonly number[]): readonly number[] {
	const offsets = [0];
	for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + width);
	return offsets;
}

/** The columns of which something shows between `left` and `left + room`: the first, and one after the last. */
export function columnsInSight(
	offsets: readonly number[],
	left: number,
	room: number
): readonly [first: number, end: number] {
	const count = offsets.length - 1;
	let first = 0;
	while (first < count - 1 && (offsets[first + 1] ?? 0) <= left) first++;
	let end = first;
	while (end < count && (offsets[end] ?? 0) < left + room) end++;
	return [first, end];
}
