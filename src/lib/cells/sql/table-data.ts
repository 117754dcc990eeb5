import type { TableResult } from '$lib/journey/sql/sql';
import type { TableColumn } from '$lib/ui/table/columns';
import type { TableData } from '$lib/ui/table/table-data';

/** The rows that a query's result keeps, as a table's data. */
export function tableData({ rows }: TableResult, columns: readonly TableColumn[]): TableData {
	return {
		length: rows.length,
		columns,
		value: (column, row) => rows[row]?.[column] ?? null
	};
}
