import { literal, name } from '$lib/sql/quote';
import type { Source, SourceColumn } from './source';
import { rawName } from './typed-sql';

/** What joins the values of several touchpoint or channel columns. */
export const JOINT = ' · ';

/** SQL over the rows of a source (`LoadTables.rows`): the time of a row in UTC, null where it has none. */
export function timeOf(source: Source): string {
	const column = timeColumn(source);
	return column?.type.type === 'time' ? name(column.name) : 'null::timestamp';
}

/** SQL over the rows of a source: the touchpoint, null where there is none. */
export function touchpointOf(source: Source): string {
	return labelOf(source, 'touchpoint', source.touchpoint);
}

/** SQL over the rows of a source: the channel, null where there is none. */
export function channelOf(source: Source): string {
	return labelOf(source, 'channel', source.channel);
}

export interface IdentifierColumn {
	readonly column: string;
	/** The type of identifier. */
	readonly type: string;
	/** SQL over the rows of a source: the value as trimmed text, null where empty. */
	readonly sql: string;
}

export function identifiersOf(source: Source): IdentifierColumn[] {
	return source.columns.flatMap((column) =>
		column.role.role === 'identifier'
			? [{ column: column.name, type: column.role.identifier, sql: textOf(column) }]
			: []
	);
}

/** SQL predicate over the rows of a source: whether a row is an interaction. */
export function usable(source: Source): string {
	return `(${timeOf(source)} is not null and ${anyIdentifier(source)})`;
}

/** SQL over the rows of a source: the `RejectReason` of a row, null for an interaction. */
export function rejectReason(source: Source): string {
	const column = timeColumn(source);
	const time = timeOf(source);
	const raw = column?.type.type === 'time' ? rawName(column.name) : 'null';
	return `case
	when ${time} is null and trim(${raw}) <> '' then 'unreadable-time'
	when ${time} is null then 'no-time'
	when not ${anyIdentifier(source)} then 'no-identifier'
end`;
}

function timeColumn(source: Source): SourceColumn | undefined {
	return source.columns.find(({ role }) => role.role === 'time');
}

function anyIdentifier(source: Source): string {
	const values = identifiersOf(source).map(({ sql }) => sql);
	return values.length === 0
		? 'false'
		: `(${values.map((sql) => `${sql} is not null`).join(' or ')})`;
}

function labelOf(source: Source, role: 'touchpoint' | 'channel', fixed: string): string {
	const texts = source.columns.filter((column) => column.role.role === role).map(textOf);
	const otherwise = fixed.trim() === '' ? 'null::varchar' : literal(fixed.trim());
	const [only] = texts;
	if (only === undefined) return otherwise;
	const joined =
		texts.length === 1 ? only : `nullif(concat_ws(${literal(JOINT)}, ${texts.join(', ')}), '')`;
	return otherwise.startsWith('null') ? joined : `coalesce(${joined}, ${otherwise})`;
}

const BLANKS = ["' '", 'chr(9)', 'chr(10)', 'chr(13)', 'chr(160)'];

/**
 * SQL: a text without outer blanks. To look at both ends first is ten times faster than `trim` with a set
 * of characters, which builds that set for every row.
 */
function trimmed(value: string): string {
	const ends = BLANKS.map((blank) => `ends_with(${value}, ${blank})`).join(' or ');
	// Whatever begins below `!` or from the no-break space on is left to `trim`.
	return `case when ${value} >= '!' and ${value} < chr(160) and not (${ends}) then ${value} else trim(${value}, ${BLANKS.join(' || ')}) end`;
}

/** SQL: a column's value as text without outer spaces, null where empty. */
function textOf({ name: column, type }: SourceColumn): string {
	const value = name(column);
	switch (type.type) {
		case 'text':
			return `nullif(${trimmed(value)}, '')`;
		case 'number':
			// A whole number as the file has it: without the `.0` of a double.
			return `case when ${value} = trunc(${value}) and abs(${value}) < 1e15 then ${value}::bigint::varchar else ${value}::varchar end`;
		case 'boolean':
		case 'time':
			return `${value}::varchar`;
	}
}
