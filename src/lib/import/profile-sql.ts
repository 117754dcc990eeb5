import { integer, name } from '$lib/sql/quote';
import { rawName } from './typed-sql';
import type { SourceColumn } from './source';

/** Values of a text that are counted one by one. */
export const TOP = 12;
/** Characters of them that are shown. */
const SHOWN = 120;
export const BINS = 24;

/** Statement: how often the most frequent values of a column come, with the counts of all. */
export function frequentSql(table: string, column: string): string {
	const value = name(column);
	return `with counted as (
	select ${value}::varchar as value, count(*)::integer as n, min("row") as first
	from ${name(table)} where ${value} is not null group by 1
)
select left(value, ${SHOWN}) as value, n,
	(select count(*)::integer from counted) as different,
	(select coalesce(sum(n), 0)::integer from counted) as filled
from counted order by n desc, first limit ${TOP}`;
}

/** Statement: the least, the greatest and the number of a column's values, and of those that are none. */
export function extentSql(table: string, { name: column, type }: SourceColumn): string {
	const value = type.type === 'time' ? `epoch_us(${name(column)})` : name(column);
	return `select min(${value})::double as low, max(${value})::double as high,
	count(${value})::integer as filled, count(distinct ${value})::integer as different,
	count(${rawName(column)})::integer as unreadable,
	coalesce(bool_and(${value} = trunc(${value})), false) as whole
from ${name(table)}`;
}

/** Statement: how many values lie in each of so many bins of equal width, by the bin's number from 0. */
export function binsSql(
	table: string,
	{ name: column, type }: SourceColumn,
	{ low, width, bins }: { readonly low: number; readonly width: number; readonly bins: number }
): string {
	const value = type.type === 'time' ? `epoch_us(${name(column)})` : name(column);
	const bin = `least(floor((${value}::double - (${low})) / (${width})), ${integer(bins - 1)})::integer`;
	return `select ${bin} as bin, count(*)::integer as n
from ${name(table)} where ${name(column)} is not null group by 1 order by 1`;
}
