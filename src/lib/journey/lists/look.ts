import { literal, integer, name } from '$lib/sql/quote';
import type { Statement, ValueType } from '../analysis';

/** Rows of the engine to be looked at one by one. */
export interface Look {
	/** What they are read from, as SQL. */
	readonly from: string;
	/** Their numbers from 0 in their own order, without gaps, as SQL. */
	readonly number: string;
	readonly columns: readonly LookColumn[];
}

export interface LookColumn {
	readonly name: string;
	readonly type: ValueType;
}

/** The words that stand for true and false on screen, so that they are found. */
export type YesNo = readonly [yes: string, no: string];

/** What rows must have in a column. Times and dates in microseconds since 1970. */
export type LookFilter = { readonly column: LookColumn } & (
	| { readonly kind: 'contains' | 'equals'; readonly text: string }
	| {
			readonly kind: 'range';
			readonly least?: number | undefined;
			readonly most?: number | undefined;
			readonly before?: number | undefined;
	  }
	| { readonly kind: 'empty' | 'filled' }
);

export interface LookOrder {
	readonly column: LookColumn;
	readonly descending: boolean;
}

/** Names of the columns that statements add; no heading has a colon before `row`. */
export const AT = 'at:row';
export const FOUND_IN = 'at:column';

/** The rows of a table that the engine made. */
export function lookAtTable(table: string, columns: Look['columns']): Look {
	// A column of that name hides the one that every table has.
	const hidden = columns.some((column) => column.name.toLowerCase() === 'rowid');
	if (!hidden) return { from: table, number: 'rowid', columns };
	return numbered(table, 'row_number() over () - 1', columns);
}

/** The rows of a table whose numbers are told otherwise. */
export function numbered(table: string, number: string, columns: Look['columns']): Look {
	return { from: `(select *, ${number} as ${name(AT)} from ${table})`, number: name(AT), columns };
}

const listOf = ({ columns }: Look) => columns.map((column) => name(column.name)).join(', ');

/** How many rows there are: `total`. */
export function lookTotal({ from }: Look): Statement {
	return { name: 'total', sql: `select count(*)::bigint as total from ${from}` };
}

/** The rows `first` up to but not including `end`, as they came. */
export function lookPage(look: Look, first: number, end: number): Statement {
	return {
		name: 'rows',
		sql: `select ${look.number}::integer as ${name(AT)}, ${listOf(look)} from ${look.from}
where ${look.number} >= ${integer(first)} and ${look.number} < ${integer(end)} order by ${look.number}`
	};
}

/** The rows of those numbers, in any order; `at:row` says which is which. */
export function lookRows(look: Look, rows: readonly number[]): Statement {
	return {
		name: 'rows',
		sql: `select ${look.number}::integer as ${name(AT)}, ${listOf(look)} from ${look.from}
where ${look.number} in (${rows.map(integer).join(', ')})`
	};
}

/** The numbers of the rows that pass, in that order: one INTEGER column. Empty values come last. */
export function lookOrder(
	{ from, number }: Look,
	order: LookOrder | undefined,
	filters: readonly LookFilter[],
	yesNo: YesNo
): Statement {
	const by = order
		? [`${sortable(order.column)} ${order.descending ? 'desc' : 'asc'} nulls last`]
		: [];
	return {
		name: 'order',
		sql: `select ${number}::integer as ${name(AT)} from ${from}${where(filters, yesNo)}
order by ${[...by, number].join(', ')}`
	};
}

/** Where a text stands, case and accents aside: `at:row`, and the index in `columns` as `at:column`. */
export function lookFind(
	{ from, number }: Look,
	columns: readonly LookColumn[],
	text: string,
	filters: readonly LookFilter[],
	yesNo: YesNo,
	most: number
): Statement {
	const parts = columns.map((column, index) => {
		const found = `contains(${folded(textOf(column, yesNo))}, ${folded(literal(text))})`;
		return `select ${number}::integer as ${name(AT)}, ${integer(index)}::integer as ${name(FOUND_IN)}
from ${from}${where(filters, yesNo, found)}`;
	});
	return { name: 'find', sql: `${parts.join('\nunion all\n')}\nlimit ${integer(most)}` };
}

/** Rows, empty values, least and most as doubles: `total`, `empty`, `least`, `most`. */
export function lookSpread({ from }: Look, column: LookColumn): Statement {
	const value = numberOf(column);
	return {
		name: 'spread',
		sql: `select count(*)::bigint as total, count(*) filter (where ${isEmpty(column)})::bigint as empty,
	min(${value}) filter (where isfinite(${value})) as least, max(${value}) filter (where isfinite(${value})) as most
from ${from}`
	};
}

/** How many values lie in each of equal parts: `bin`, `values`. */
export function lookBins(
	{ from }: Look,
	column: LookColumn,
	least: number,
	most: number,
	bins: number
): Statement {
	const value = numberOf(column);
	const [low, high] = [`${double(least)} / 2`, `${double(most)} / 2`];
	const share = most > least ? `(${value} / 2 - ${low}) / (${high} - ${low})` : '0';
	return {
		name: 'bins',
		sql: `select least(${integer(bins - 1)}, floor(${share} * ${integer(bins)}))::integer as bin, count(*)::bigint as "values"
from ${from} where isfinite(${value}) group by all`
	};
}

/** Rows, empty values, and about how many different ones: `total`, `empty`, `different`. */
export function lookVariety({ from }: Look, column: LookColumn): Statement {
	return {
		name: 'variety',
		sql: `select count(*)::bigint as total, count(*) filter (where ${isEmpty(column)})::bigint as empty,
	approx_count_distinct(${name(column.name)})::bigint as different from ${from}`
	};
}

/** The most common value, as text, and how many different ones there are: `value`, `rows`, `different`. */
export function lookTop({ from, number }: Look, column: LookColumn, yesNo: YesNo): Statement {
	return {
		name: 'top',
		sql: `select value, rows, count(*) over ()::bigint as different from (
	select ${textOf(column, yesNo)} as value, count(*)::bigint as rows, min(${number}) as first
	from ${from} where not (${isEmpty(column)}) group by 1)
order by rows desc, first limit 1`
	};
}

function where(filters: readonly LookFilter[], yesNo: YesNo, ...more: readonly string[]): string {
	const conditions = [...filters.map((filter) => conditionOf(filter, yesNo)), ...more];
	return conditions.length === 0 ? '' : `\nwhere ${conditions.join('\n\tand ')}`;
}

function conditionOf(filter: LookFilter, yesNo: YesNo): string {
	const { column } = filter;
	switch (filter.kind) {
		case 'empty':
			return `(${isEmpty(column)})`;
		case 'filled':
			return `not (${isEmpty(column)})`;
		case 'contains':
			return `contains(${folded(textOf(column, yesNo))}, ${folded(literal(filter.text))})`;
		case 'equals':
			return equals(column, filter.text.trim(), yesNo);
		case 'range':
			return range(numberOf(column), filter);
	}
}

function equals(column: LookColumn, text: string, yesNo: YesNo): string {
	if (column.type === 'integer' && /^[-+]?\d{1,38}$/.test(text)) {
		return `${name(column.name)} = ${text}`;
	}
	const number = Number(text.replace(',', '.'));
	if (column.type === 'number' && text !== '' && Number.isFinite(number)) {
		return `${name(column.name)}::double = ${double(number)}`;
	}
	return `${folded(textOf(column, yesNo))} = ${folded(literal(text))}`;
}

function range(value: string, bounds: Extract<LookFilter, { kind: 'range' }>): string {
	const { least, most, before } = bounds;
	const parts = [
		`not isnan(${value})`,
		...(least === undefined ? [] : [`${value} >= ${double(least)}`]),
		...(most === undefined ? [] : [`${value} <= ${double(most)}`]),
		...(before === undefined ? [] : [`${value} < ${double(before)}`])
	];
	return parts.join(' and ');
}

/** Whether nothing is in a value. */
function isEmpty({ name: column, type }: LookColumn): string {
	if (type === 'number') return `${name(column)} is null or isnan(${name(column)}::double)`;
	if (type === 'text') return `${name(column)} is null or ${name(column)}::varchar = ''`;
	return `${name(column)} is null`;
}

/** What a column is sorted by: numbers and times as they are, texts without case and accents. */
function sortable(column: LookColumn): string {
	const value = name(column.name);
	if (column.type === 'text' || column.type === 'other') {
		return `nullif(${folded(`${value}::varchar`)}, '')`;
	}
	if (column.type === 'number')
		return `case when isnan(${value}::double) then null else ${value} end`;
	return value;
}

/** A value as a double; times and dates in microseconds. */
function numberOf({ name: column, type }: LookColumn): string {
	const value = name(column);
	return type === 'time' || type === 'date'
		? `epoch_us(${value}::timestamp)::double`
		: `${value}::double`;
}

function textOf({ name: column, type }: LookColumn, [yes, no]: YesNo): string {
	const value = name(column);
	if (type !== 'boolean') return `${value}::varchar`;
	return `case when ${value} then ${literal(yes)} when not ${value} then ${literal(no)} end`;
}

const folded = (text: string) => `lower(strip_accents(${text}))`;

function double(value: number): string {
	if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
	return `${value}::double`;
}
