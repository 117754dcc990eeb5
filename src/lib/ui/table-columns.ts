/** What a column holds: numbers, times and dates are set flush right so that their digits line up. */
export type ColumnType =
	'text' | 'integer' | 'number' | 'percent' | 'duration' | 'time' | 'date' | 'boolean';

export interface Column<Row> {
	readonly key: string;
	readonly label: string;
	readonly type: ColumnType;
	/** The value itself; rows are sorted by it. */
	readonly value: (row: Row) => unknown;
	/** The value in words; what it is as text unless given. */
	readonly format?: ((value: never, row: Row) => string) | undefined;
	/** CSS colour of a swatch before the value. */
	readonly colour?: ((row: Row) => string | undefined) | undefined;
	/** Makes the value a button that opens what lies behind it. */
	readonly onopen?: ((row: Row) => void) | undefined;
	/** Cuts long text off instead of widening the table; the whole is its title. CSS width. */
	readonly width?: string | undefined;
}

export interface Sort {
	readonly key: string;
	readonly descending: boolean;
}

const flushRight: ReadonlySet<ColumnType> = new Set([
	'integer',
	'number',
	'percent',
	'duration',
	'time',
	'date'
]);

export const isFlushRight = (type: ColumnType): boolean => flushRight.has(type);

/** The words of one value. */
export function wordsOf<Row>(column: Column<Row>, row: Row): string {
	const value = column.value(row);
	if (column.format) return column.format(value as never, row);
	return value === null || value === undefined ? '' : String(value);
}

/** Sorted copies; empty values come last either way, and equals keep their order. */
export function sorted<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	sort: Sort | undefined
): readonly Row[] {
	const column = columns.find(({ key }) => key === sort?.key);
	if (!sort || !column) return rows;
	const way = sort.descending ? -1 : 1;
	return rows
		.map((row) => ({ row, value: column.value(row) }))
		.sort((one, other) => compare(one.value, other.value, way))
		.map(({ row }) => row);
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compare(one: unknown, other: unknown, way: number): number {
	const [lacks, otherLacks] = [isEmpty(one), isEmpty(other)];
	if (lacks || otherLacks) return Number(lacks) - Number(otherLacks);
	if (isOrdered(one) && isOrdered(other)) return way * (one < other ? -1 : Number(one > other));
	return way * collator.compare(String(one), String(other));
}

const isEmpty = (value: unknown) =>
	value === null || value === undefined || value === '' || Number.isNaN(value);

const isOrdered = (value: unknown): value is number | bigint | boolean | Date =>
	typeof value === 'number' ||
	typeof value === 'bigint' ||
	typeof value === 'boolean' ||
	value instanceof Date;
