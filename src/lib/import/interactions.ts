import { literal, name } from '$lib/sql/quote';
import { labelled, textOf } from './label-sql';
import type { Source, SourceColumn } from './source';
import { rawName } from './typed-sql';

/** What joins the values of several touchpoint or channel columns. */
const JOINT = ' · ';

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
	const otherwise = fixed.trim() === '' ? undefined : literal(fixed.trim());
	const joined = labelled(source, role, JOINT);
	if (joined === undefined) return otherwise ?? 'null::varchar';
	return otherwise === undefined ? joined : `coalesce(${joined}, ${otherwise})`;
}
