import type { Column, TableColumn } from './columns';

/** Rows that are complete in memory, read value by value: nothing makes an object of a row. */
export interface TableData {
	readonly length: number;
	readonly columns: readonly TableColumn[];
	value(column: number, row: number): unknown;
	/** CSS colour of a swatch before a value. */
	colour?(column: number, row: number): string | undefined;
	/** What opens behind a value, where anything does. */
	opens?(column: number, row: number): (() => void) | undefined;
	/** Greys a row: a group too small to rank. */
	faint?(row: number): boolean;
}

/** Objects as a table's data. */
export function rowsData<Row>(
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	faint?: (row: Row) => boolean
): TableData {
	const at = <Found>(row: number, find: (row: Row) => Found): Found | undefined => {
		const found = rows[row];
		return found === undefined ? undefined : find(found);
	};
	return {
		length: rows.length,
		columns,
		value: (column, row) => at(row, (found) => columns[column]?.value(found)),
		colour: (column, row) => at(row, (found) => columns[column]?.colour?.(found)),
		opens: (column, row) => {
			const onopen = columns[column]?.onopen;
			return onopen && at(row, (found) => () => onopen(found));
		},
		faint: (row) => at(row, (found) => faint?.(found)) ?? false
	};
}
