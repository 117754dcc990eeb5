import { wordsOf } from './columns';
import { passes } from './filter';
import { fold } from './fold';
import { sortRows } from './order';
import {
	MOST_MATCHES,
	type Arranged,
	type Arrangement,
	type Matches,
	type RowSource
} from './row-source';
import { Slices } from './slices';
import { summarise } from './summary';
import type { TableData } from './table-data';

/** Rows that are complete in memory, up to a million or so: sorted, filtered and searched by their numbers. */
export function memoryRows(data: TableData): RowSource {
	return {
		columns: data.columns,
		length: data.length,
		natural: arranged(data, undefined),
		async arrange(signal, arrangement) {
			return arranged(data, await orderOf(new Slices(signal), data, arrangement));
		},
		summarise: async (signal, at) => {
			const column = data.columns[at];
			if (!column) throw new RangeError(`no column ${at}`);
			return summarise(new Slices(signal), column, data.length, (row) => data.value(at, row));
		}
	};
}

/** The numbers of the rows that stay, in their order; undefined where all stay as they came. */
async function orderOf(
	slices: Slices,
	data: TableData,
	{ sort, filters }: Arrangement
): Promise<Int32Array | undefined> {
	const indexOf = (key: string) => data.columns.findIndex((column) => column.key === key);
	const tests = filters.flatMap((filter) => {
		const at = indexOf(filter.key);
		const column = data.columns[at];
		return column ? [{ at, passes: passes(filter, column) }] : [];
	});
	const at = indexOf(sort?.key ?? '');
	const column = data.columns[at];
	if (tests.length === 0 && (!sort || !column)) return undefined;
	const kept = new Int32Array(data.length);
	let length = 0;
	for (let row = 0; row < data.length; row++) {
		if (slices.over) await slices.pause();
		if (tests.every((test) => test.passes(data.value(test.at, row)))) kept[length++] = row;
	}
	const rows = kept.subarray(0, length);
	if (!sort || !column) return rows;
	return sortRows(slices, rows, (row) => data.value(at, row), column.type, sort.descending);
}

function arranged(data: TableData, order: Int32Array | undefined): Arranged {
	const rowAt =
		order === undefined
			? (position: number) => position
			: (position: number) => order[position] ?? -1;
	return {
		length: order?.length ?? data.length,
		value: (column, position) => data.value(column, rowAt(position)),
		load: () => undefined,
		colour: (column, position) => data.colour?.(column, rowAt(position)),
		opens: (column, position) => data.opens?.(column, rowAt(position)),
		faint: (position) => data.faint?.(rowAt(position)) ?? false,
		find(signal, text, columns) {
			const length = order?.length ?? data.length;
			return find(new Slices(signal), data, length, rowAt, text, columns);
		}
	};
}

async function find(
	slices: Slices,
	data: TableData,
	length: number,
	rowAt: (position: number) => number,
	text: string,
	columns: readonly number[]
): Promise<Matches> {
	const wanted = fold(text);
	const places: number[] = [];
	if (wanted === '') return { places, more: false };
	const searched = columns.flatMap((at, index) => {
		const column = data.columns[at];
		return column ? [{ at, index, column }] : [];
	});
	for (let position = 0; position < length; position++) {
		for (const { at, index, column } of searched) {
			if (slices.over) await slices.pause();
			const words = wordsOf(column, data.value(at, rowAt(position)));
			if (!fold(words).includes(wanted)) continue;
			if (places.length === MOST_MATCHES) return { places, more: true };
			places.push(position * columns.length + index);
		}
	}
	return { places, more: false };
}
