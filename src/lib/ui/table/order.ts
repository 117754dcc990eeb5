import { isEmpty, isNumeric, type ColumnType } from './columns';
import { radixSort } from './radix';
import type { Slices } from './slices';

/** Rows that are sorted at once, in less time than a slice. */
const FEW = 2000;

const collator = new Intl.Collator(undefined, { numeric: true });

/**
 * Puts rows in the order of their values, in slices. Empty values come last either way; equals keep their
 * order. Gives a new array.
 */
export async function sortRows(
	slices: Slices,
	rows: Int32Array,
	valueOf: (row: number) => unknown,
	type: ColumnType,
	descending: boolean
): Promise<Int32Array> {
	const keys = await keysOf(slices, rows, valueOf, type);
	const filled = new Int32Array(rows.length);
	const empty: number[] = [];
	let count = 0;
	for (let at = 0; at < rows.length; at++) {
		if (slices.over) await slices.pause();
		const key = keys[at] ?? NaN;
		if (Number.isNaN(key)) empty.push(at);
		else filled[count++] = at;
		// Adding zero makes one zero of both.
		keys[at] = (descending ? -key : key) + 0;
	}
	const some = filled.subarray(0, count);
	const order = count < FEW ? sortFew(keys, some) : await radixSort(slices, keys, some);
	const sorted = new Int32Array(rows.length);
	for (let at = 0; at < count; at++) sorted[at] = rows[order[at] ?? 0] ?? 0;
	for (let at = 0; at < empty.length; at++) sorted[count + at] = rows[empty[at] ?? 0] ?? 0;
	return sorted;
}

/** Typed arrays are sorted stably, too. */
function sortFew(keys: Float64Array, positions: Int32Array): Int32Array {
	return positions.sort((one, other) => {
		const [a, b] = [keys[one] ?? 0, keys[other] ?? 0];
		return a < b ? -1 : Number(a > b);
	});
}

/** A number for each row by which it is sorted, NaN for what is empty. */
async function keysOf(
	slices: Slices,
	rows: Int32Array,
	valueOf: (row: number) => unknown,
	type: ColumnType
): Promise<Float64Array> {
	const keys = new Float64Array(rows.length);
	for (let at = 0; at < rows.length; at++) {
		if (slices.over) await slices.pause();
		const value = valueOf(rows[at] ?? 0);
		const key = isEmpty(value) ? NaN : numberOf(value, type);
		if (key === undefined) return ranksOf(slices, rows, valueOf, keys);
		keys[at] = key;
	}
	return keys;
}

/** The number that a value is, undefined where a double cannot say it. */
function numberOf(value: unknown, type: ColumnType): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value === 'boolean' || value instanceof Date) return Number(value);
	// A decimal of more digits than a double holds comes as text.
	if (typeof value === 'string' && isNumeric(type)) return Number(value);
	return undefined;
}

/** The same through each different value's place among all of them: texts are compared once, not per row. */
async function ranksOf(
	slices: Slices,
	rows: Int32Array,
	valueOf: (row: number) => unknown,
	keys: Float64Array
): Promise<Float64Array> {
	const ids = new Map<unknown, number>();
	const values: unknown[] = [];
	let exact = true;
	for (let at = 0; at < rows.length; at++) {
		if (slices.over) await slices.pause();
		const value = valueOf(rows[at] ?? 0);
		if (isEmpty(value)) {
			keys[at] = NaN;
			continue;
		}
		let id = ids.get(value);
		if (id === undefined) {
			id = values.length;
			ids.set(value, id);
			values.push(value);
			exact &&= typeof value === 'bigint' || typeof value === 'number';
		}
		keys[at] = id;
	}
	const compare = exact ? compareNumbers : compareTexts;
	const order = await mergeSort(
		slices,
		Int32Array.from(values.keys()),
		(one, other) => compare(values[one], values[other]) <= 0
	);
	const ranks = new Float64Array(values.length);
	for (let at = 1; at < order.length; at++) {
		const [last, id] = [order[at - 1] ?? 0, order[at] ?? 0];
		const step = compare(values[last], values[id]) === 0 ? 0 : 1;
		ranks[id] = (ranks[last] ?? 0) + step;
	}
	for (let at = 0; at < keys.length; at++) {
		const id = keys[at] ?? NaN;
		if (!Number.isNaN(id)) keys[at] = ranks[id] ?? 0;
	}
	return keys;
}

/** Big integers and numbers compare exactly. */
function compareNumbers(one: unknown, other: unknown): number {
	const [a, b] = [one as number, other as number];
	return a < b ? -1 : Number(a > b);
}

const compareTexts = (one: unknown, other: unknown) => collator.compare(String(one), String(other));

/** Merge sort from the bottom up: stable, and it can be left and taken up between any two steps. */
async function mergeSort(
	slices: Slices,
	rows: Int32Array,
	before: (one: number, other: number) => boolean
): Promise<Int32Array> {
	const { length } = rows;
	let from: Int32Array = Int32Array.from(rows);
	let into: Int32Array = new Int32Array(length);
	for (let width = 1; width < length; width *= 2) {
		for (let start = 0; start < length; start += 2 * width) {
			const middle = Math.min(start + width, length);
			const end = Math.min(start + 2 * width, length);
			let left = start;
			let right = middle;
			for (let at = start; at < end; at++) {
				if (slices.over) await slices.pause();
				const [one = 0, other = 0] = [from[left], from[right]];
				const takeLeft = left < middle && (right >= end || before(one, other));
				into[at] = takeLeft ? one : other;
				if (takeLeft) left++;
				else right++;
			}
		}
		[from, into] = [into, from];
	}
	return from;
}
