/** What a column holds: numbers, times and dates are set flush right so that their digits line up. */
export type ColumnType =
	'text' | 'integer' | 'number' | 'percent' | 'duration' | 'time' | 'date' | 'boolean';

/** What is known of a column wherever its values come from. */
export interface TableColumn {
	readonly key: string;
	readonly label: string;
	readonly type: ColumnType;
	/** A value in words; what it is as text unless given. Never asked of what is empty. */
	readonly format?: ((value: never) => string) | undefined;
	/** A value for the clipboard, exact; numbers are their digits, all else is its words, unless given. */
	readonly plain?: ((value: never) => string) | undefined;
	/** The values that a day (`2024-03-31`) begins with and ends before: lets times be filtered by days. */
	readonly day?: ((iso: string) => readonly [from: number, before: number]) | undefined;
	/** The widest it is made by itself. CSS width in rem. */
	readonly width?: string | undefined;
}

/** A column of rows that are objects. */
export interface Column<Row> extends TableColumn {
	/** The value itself; rows are sorted by it. */
	readonly value: (row: Row) => unknown;
	/** CSS colour of a swatch before the value. */
	readonly colour?: ((row: Row) => string | undefined) | undefined;
	/** Makes the value a button that opens what lies behind it. */
	readonly onopen?: ((row: Row) => void) | undefined;
}

export interface Sort {
	readonly key: string;
	readonly descending: boolean;
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'percent', 'duration']);
const temporal: ReadonlySet<ColumnType> = new Set(['time', 'date']);

export const isNumeric = (type: ColumnType): boolean => numeric.has(type);
export const isTemporal = (type: ColumnType): boolean => temporal.has(type);
export const isFlushRight = (type: ColumnType): boolean => isNumeric(type) || isTemporal(type);

/** Whether there is nothing to read in a value. */
export const isEmpty = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || Number.isNaN(value);

/** The words of one value, as they stand in the table. */
export function wordsOf({ format }: TableColumn, value: unknown): string {
	if (format && value !== null && value !== undefined) return format(value as never);
	return value === null || value === undefined ? '' : String(value);
}

/** One value as the clipboard gets it. */
export function plainOf(column: TableColumn, value: unknown): string {
	if (isEmpty(value)) return '';
	if (column.plain) return column.plain(value as never);
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	return wordsOf(column, value);
}
