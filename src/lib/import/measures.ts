import { name } from '$lib/sql/quote';
import { timeOf } from './interactions';
import { labelled } from './label-sql';
import type { Score } from './scale';
import type { Role, Source, SourceColumn } from './source';
import { SECONDS, type Unit } from './unit';

// SQL over the rows of a source (`LoadTables.rows`), as in `interactions.ts`.

/** A row that lasts longer than this says something else, in seconds: a hundred years. */
const LONGEST = 36_525 * 86_400;

/** SQL: when it ended, in UTC; null where no column says it. */
export function endOf(source: Source): string {
	return namedEnd(source) ?? 'null::timestamp';
}

/**
 * SQL: until when it lasted, in UTC: what its column of end times says, or else its time and its durations added
 * up. Null where nothing says it, or no time that anything takes.
 */
export function lastedOf(source: Source): string {
	const seconds = spansOf(source);
	if (seconds === undefined) return endOf(source);
	const after = `case when ${seconds} between 0 and ${LONGEST} then ${timeOf(source)} + to_microseconds(round(${seconds} * 1e6)::bigint) end`;
	return `coalesce(${endOf(source)}, ${after})`;
}

/** SQL: the case of a row, null where there is none. */
export function caseOf(source: Source): string {
	return labelled(source, 'case', ' ') ?? 'null::varchar';
}

/** SQL: the stage of a row, null where there is none. */
export function stageOf(source: Source): string {
	return labelled(source, 'stage', ' ') ?? 'null::varchar';
}

/** SQL: what was said, the texts of several columns one a line; null where nothing was. */
export function commentOf(source: Source): string {
	return labelled(source, 'comment', '\n') ?? 'null::varchar';
}

export interface ScoreColumn extends Omit<Score, 'role'> {
	readonly column: string;
	/** SQL: the answer, null where there is none on the scale. */
	readonly sql: string;
}

/** The scores of a source; it may have several, of different questions. */
export function scoresOf(source: Source): ScoreColumn[] {
	return source.columns.flatMap(({ name: column, role }) => {
		if (role.role !== 'score') return [];
		const { scale, from, to } = role;
		const value = name(column);
		const sql = `case when ${value} between ${number(from)} and ${number(to)} then ${value} end`;
		return [{ column, scale, from, to, sql }];
	});
}

/** SQL: the first score of a kind, null where no column has one. */
export function scoreOf(source: Source, scale: Score['scale']): string {
	return scoresOf(source).find((score) => score.scale === scale)?.sql ?? 'null::double';
}

/** SQL: the cost of a row, that of several columns added up; null where none has one. */
export function costOf(source: Source): string {
	return sumOf(columnsOf(source, 'cost').map((column) => name(column.name)));
}

/** SQL: the value of a row, that of several columns added up; null where none has one. */
export function valueOf(source: Source): string {
	return sumOf(columnsOf(source, 'value').map((column) => name(column.name)));
}

/**
 * SQL: how long it took, in seconds: the durations of its columns added up, or else from time to end. Null
 * where nothing says it, or where it would be less than nothing.
 */
export function durationOf(source: Source): string {
	const end = namedEnd(source);
	const between =
		end === undefined ? undefined : `(epoch_us(${end}) - epoch_us(${timeOf(source)})) / 1e6`;
	const found = [spansOf(source), between].flatMap((seconds) =>
		seconds === undefined ? [] : [`case when ${seconds} >= 0 then ${seconds} end`]
	);
	return found.length === 0 ? 'null::double' : `coalesce(${found.join(', ')})`;
}

/** SQL: when its column says that it ended; an end beyond `LONGEST`, as of year 9999, is none. */
function namedEnd(source: Source): string | undefined {
	const [column] = columnsOf(source, 'end');
	if (column?.type.type !== 'time') return undefined;
	const end = name(column.name);
	return `case when epoch_us(${end}) - epoch_us(${timeOf(source)}) <= ${LONGEST}000000 then ${end} end`;
}

/** SQL: the seconds of all its durations. */
function spansOf(source: Source): string | undefined {
	const columns = columnsOf(source, 'duration');
	return columns.length === 0 ? undefined : sumOf(columns.map(secondsOf));
}

function secondsOf({ name: column, type, role }: SourceColumn): string {
	const unit = role.role === 'duration' ? role.unit : 's';
	const value = name(column);
	return type.type === 'text' ? spanSql(value, unit) : `${value} * ${SECONDS[unit]}`;
}

/** SQL: the seconds of a text such as `1:02:30`; of two parts the first is of the unit, hours or minutes. */
function spanSql(text: string, unit: Unit): string {
	const span = `regexp_extract(trim(${text}), '^(\\d+):(\\d{2})(?::(\\d{2}(?:[.,]\\d+)?))?$', ['a', 'b', 'c'])`;
	const part = (key: string) => `try_cast(replace(${span}['${key}'], ',', '.') as double)`;
	const two = `(${part('a')} * 60 + ${part('b')})${unit === 'h' ? ' * 60' : ''}`;
	return `coalesce(${part('a')} * 3600 + ${part('b')} * 60 + ${part('c')}, ${two})`;
}

function columnsOf(source: Source, role: Role['role']): SourceColumn[] {
	return source.columns.filter((column) => column.role.role === role);
}

/** SQL: a sum that leaves out what is null, and is null where all is. */
function sumOf(values: readonly string[]): string {
	if (values.length === 0) return 'null::double';
	return values.length === 1 ? `(${values.join()})` : `list_sum([${values.join(', ')}])`;
}

function number(value: number): string {
	if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
	return `${value}::double`;
}
