import type { Value } from '$lib/journey/analysis';
import type { TableResult } from '$lib/journey/sql';
import type { Formats, Translate } from '$lib/messages';
import type { Column, ColumnType } from '$lib/ui/table-columns';

type Row = readonly Value[];

/** Columns of a query's result, as a table shows them. Times are read in the notebook's zone. */
export function tableColumns(
	columns: TableResult['columns'],
	formats: Formats,
	t: Translate
): readonly Column<Row>[] {
	return columns.map(({ name, type }, index) => ({
		key: String(index),
		label: name,
		type: (type === 'other' ? 'text' : type) satisfies ColumnType,
		value: (row) => row[index] ?? null,
		format: (value: Value) => show(value, type, formats, t),
		width: '22rem'
	}));
}

function show(
	value: Value,
	type: TableResult['columns'][number]['type'],
	formats: Formats,
	t: Translate
): string {
	if (value === null) return '';
	if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
	if (type === 'integer' && typeof value !== 'string') return formats.integer(value);
	if (type === 'number' && typeof value === 'number') return formats.number(value, 6);
	if (type === 'time' && typeof value === 'number') return formats.dateTime(value / 1000);
	// A date has no zone: it is the same day everywhere.
	if (type === 'date' && typeof value === 'number') return isoDate(value);
	return String(value);
}

function isoDate(microseconds: number): string {
	return new Date(microseconds / 1000).toISOString().slice(0, 10);
}
