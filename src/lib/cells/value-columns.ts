import type { Value, ValueType } from '$lib/journey/analysis';
import type { Words } from '$lib/messages';
import { dayBounds } from '$lib/state/day-bounds';
import type { ColumnType, TableColumn } from '$lib/ui/table/columns';

/** What values are shown with: the reader's language, and the notebook's zone. */
export interface ValueWords extends Words {
	readonly timeZone: string | undefined;
}

/** Columns of whatever the engine gives, as a table shows them. Times are read in the notebook's zone. */
export function valueColumns(
	columns: readonly { readonly name: string; readonly type: ValueType }[],
	words: ValueWords
): readonly TableColumn[] {
	return columns.map(({ name, type }) => ({
		key: name,
		label: name,
		type: (type === 'other' ? 'text' : type) satisfies ColumnType,
		format: (value: Value) => show(value, type, words),
		plain: (value: Value) => exactly(value, type, words),
		...daysOf(type, words),
		width: '22rem'
	}));
}

function daysOf(type: ValueType, { timeZone }: ValueWords): Pick<TableColumn, 'day'> {
	if (type === 'time') return { day: (iso) => dayBounds(iso, timeZone) };
	return type === 'date' ? { day: (iso) => dayBounds(iso, 'UTC') } : {};
}

function show(value: Value, type: ValueType, { t, formats }: ValueWords): string {
	if (value === null) return '';
	if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
	if (type === 'integer' && typeof value !== 'string') return formats.integer(value);
	if (type === 'number' && typeof value === 'number') return formats.number(value, 6);
	if (type === 'time' && typeof value === 'number') return formats.dateTime(value / 1000);
	// A date has no zone: it is the same day everywhere.
	if (type === 'date' && typeof value === 'number') return isoDate(value);
	return String(value);
}

/** For the clipboard: every digit, and times as ISO 8601 in UTC. */
function exactly(value: Value, type: ValueType, words: ValueWords): string {
	if (type === 'time' && typeof value === 'number') return isoTime(value);
	if (typeof value === 'number' && type !== 'date') return String(value);
	return typeof value === 'bigint' ? value.toString() : show(value, type, words);
}

function isoDate(microseconds: number): string {
	const date = new Date(microseconds / 1000);
	return Number.isNaN(date.getTime()) ? String(microseconds) : date.toISOString().slice(0, 10);
}

function isoTime(microseconds: number): string {
	const date = new Date(Math.floor(microseconds / 1000));
	return Number.isNaN(date.getTime()) ? String(microseconds) : date.toISOString();
}
