import { isEmpty, isNumeric, isTemporal, type TableColumn } from './columns';
import type { Slices } from './slices';

/** What a column holds, in a few numbers. */
export type Summary = {
	/** Rows looked at: all. */
	readonly rows: number;
	readonly empty: number;
} & (
	| {
			readonly kind: 'numbers';
			readonly least: number;
			readonly most: number;
			/** How many values lie in each of equal parts from least to most. */
			readonly bins: readonly number[];
	  }
	| {
			readonly kind: 'texts';
			/** Different values; the most common of them. Undefined where there are too many to count. */
			readonly different: number | undefined;
			readonly top: { readonly value: unknown; readonly rows: number } | undefined;
	  }
	/** Nothing but empty values. */
	| { readonly kind: 'nothing' }
);

export const BINS = 24;

/** Different texts after which they are no longer counted: a column of identifiers is not a list of choices. */
export const MOST_DIFFERENT = 10_000;

export function summarise(
	slices: Slices,
	column: TableColumn,
	rows: number,
	valueOf: (row: number) => unknown
): Promise<Summary> {
	return isNumeric(column.type) || isTemporal(column.type)
		? ofNumbers(slices, rows, valueOf)
		: ofTexts(slices, rows, valueOf);
}

async function ofNumbers(
	slices: Slices,
	rows: number,
	valueOf: (row: number) => unknown
): Promise<Summary> {
	let [least, most, empty] = [Infinity, -Infinity, 0];
	for (let row = 0; row < rows; row++) {
		if (slices.over) await slices.pause();
		const value = valueOf(row);
		const number = isEmpty(value) ? NaN : Number(value);
		if (Number.isNaN(number)) empty++;
		// What is infinite has no place among the bins; it is no reason to lose them.
		else if (Number.isFinite(number)) {
			least = Math.min(least, number);
			most = Math.max(most, number);
		}
	}
	if (least > most) return { kind: 'nothing', rows, empty };
	const bins = new Array<number>(BINS).fill(0);
	for (let row = 0; row < rows; row++) {
		if (slices.over) await slices.pause();
		const value = valueOf(row);
		const number = isEmpty(value) ? NaN : Number(value);
		if (Number.isFinite(number)) {
			const bin = binOf(number, least, most);
			bins[bin] = (bins[bin] ?? 0) + 1;
		}
	}
	return { kind: 'numbers', rows, empty, least, most, bins };
}

/** Halves first, so that the widest numbers do not overflow. */
function binOf(value: number, least: number, most: number): number {
	const share = (value / 2 - least / 2) / (most / 2 - least / 2);
	return Number.isNaN(share) ? 0 : Math.min(BINS - 1, Math.floor(share * BINS));
}

async function ofTexts(
	slices: Slices,
	rows: number,
	valueOf: (row: number) => unknown
): Promise<Summary> {
	const counts = new Map<unknown, number>();
	let empty = 0;
	let countable = true;
	for (let row = 0; row < rows; row++) {
		if (slices.over) await slices.pause();
		const value = valueOf(row);
		if (isEmpty(value)) empty++;
		else if (countable) {
			counts.set(value, (counts.get(value) ?? 0) + 1);
			countable = counts.size <= MOST_DIFFERENT;
		}
	}
	if (empty === rows) return { kind: 'nothing', rows, empty };
	if (!countable) return { kind: 'texts', rows, empty, different: undefined, top: undefined };
	let top: { value: unknown; rows: number } | undefined;
	for (const [value, count] of counts) {
		if (top === undefined || count > top.rows) top = { value, rows: count };
	}
	return { kind: 'texts', rows, empty, different: counts.size, top };
}
