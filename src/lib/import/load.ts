import { plainHeading } from './headings';
import { integer, literal, name } from '$lib/sql/quote';
import type { LoadTables } from '$lib/journey/analysis';
import type { Reject } from './clean-copy';
import {
	isLocal,
	keptSql,
	nativeSql,
	parsedSql,
	rawName,
	rawSql,
	soundSql,
	sqlTypeOf
} from './typed-sql';
import { sampleSql } from './sample';
import type { ColumnType, Source, SourceColumn, SourceFile } from './source';

export type LineEnd = 'lf' | 'crlf' | 'cr';

const LINE_ENDS = { lf: '\\n', crlf: '\\r\\n', cr: '\\r' };

/** How DuckDB is to read one file: as it stands, or a clean copy of its usable records. */
export interface Reading {
	/** As the database registered it, `ws/…`. */
	readonly path: string;
	readonly delimiter: string;
	readonly quote: string;
	/** Physical lines before the first row. */
	readonly skip: number;
	/** DuckDB must be told: it guesses from line ends inside quotes too. */
	readonly lineEnd: LineEnd;
}

/** Records hold at most a million bytes; written anew with every quote doubled they may hold twice that. */
const LONGEST_LINE = 2_097_152;

/** The columns that are loaded: all that are not ignored. */
export function loadedColumns(source: Source): SourceColumn[] {
	return source.columns.filter(({ role }) => role.role !== 'ignore');
}

/** The loaded column of that name. */
export function loadedColumn(source: Source, wanted: string): SourceColumn | undefined {
	return loadedColumns(source).find((column) => column.name === wanted);
}

/** SQL: the relation of all records of a file as text, columns `c0`, `c1`, … Empty texts are null. */
export function recordsSql(
	{ path, delimiter, quote, skip, lineEnd }: Reading,
	columns: number
): string {
	const types = Array.from({ length: columns }, (_, i) => `'c${i}': 'varchar'`).join(', ');
	const mark = literal(quote);
	return `read_csv(${literal(path)}, auto_detect = false, columns = {${types}}, delim = ${literal(delimiter)}, quote = ${mark}, escape = ${mark}, header = false, skip = ${integer(skip)}, new_line = ${literal(LINE_ENDS[lineEnd])}, max_line_size = ${LONGEST_LINE})`;
}

/** A column of the table of a source's rows, in SQL. */
export interface RowsColumn {
	readonly name: string;
	readonly type: string;
	/** Whether it holds what could not be read of the column before: mostly nothing. */
	readonly shadow: boolean;
}

/** The columns of the table of a source's rows, in order. */
export function rowsColumns(source: Source): RowsColumn[] {
	const columns = loadedColumns(source).flatMap((column) => {
		const kept = { name: name(column.name), type: sqlTypeOf(column.type), shadow: false };
		const shadow = { name: rawName(column.name), type: 'varchar', shadow: true };
		return column.type.type === 'text' ? [kept] : [kept, shadow];
	});
	return [{ name: '"row"', type: 'integer', shadow: false }, ...columns];
}

/** The statement that makes the table of a source's rows, empty; on demand without its shadows. */
export function createRowsSql(source: Source, table: string, shadows = true): string {
	const columns = rowsColumns(source).filter(({ shadow }) => shadows || !shadow);
	return `create table ${name(table)} (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`;
}

/** The statements that give a table without shadows all of them: behind its other columns. */
export function addShadowsSql(source: Source, table: string): string[] {
	return rowsColumns(source)
		.filter(({ shadow }) => shadow)
		.map((column) => `alter table ${name(table)} add column ${column.name} ${column.type}`);
}

/** Where a column's values stand in the relation that is read. */
export interface Given {
	/** The column's name there. */
	readonly column: string;
	/** DuckDB's type of the values; text, null where empty, where it is absent. */
	readonly type?: string;
}

/** Where the columns of a source stand in a relation of text columns `c0`, `c1`, … with these headings. */
export function textsOf(source: Source, headings: readonly string[]): (Given | undefined)[] {
	return positionsOf(source, headings).map((at) =>
		at === undefined ? undefined : { column: `c${at}` }
	);
}

/** Where each column of a source stands among the headings of a file, undefined where it is missing there. */
export function positionsOf(source: Source, headings: readonly string[]): (number | undefined)[] {
	const places = new Map(numbered(headings).map((heading, i) => [heading, i]));
	return numbered(source.columns.map(({ heading }) => heading)).map((heading) =>
		places.get(heading)
	);
}

/** Headings as they are compared, each with how many of the same came before. */
function numbered(headings: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return headings.map((heading) => {
		const plain = plainHeading(heading);
		const before = seen.get(plain) ?? 0;
		seen.set(plain, before + 1);
		return `${before} ${plain}`;
	});
}

/** The headings of a file of a source, in the file's own order. */
export function headingsOf(source: Source, file: SourceFile): readonly string[] {
	return file.headings ?? source.columns.map(({ heading }) => heading);
}

/**
 * The statement that adds the records of one relation, numbered from `firstRow`, in one pass. `given` says
 * where each column of the source stands in it; one that is missing is null. Of a sample those stay that
 * belong to it, under the number that they have among all, and whatever comes from `keepFrom` on.
 */
export function insertRowsSql(
	source: Source,
	table: string,
	relation: string,
	given: readonly (Given | undefined)[],
	firstRow: number,
	keepFrom = Infinity
): string {
	const columns = source.columns
		.map((column, i) => ({
			...column,
			given: given[i],
			clock: given[clockOf(source, column)],
			text: `t${i}`,
			parsed: `p${i}`,
			micros: `m${i}`
		}))
		.filter(({ role }) => role.role !== 'ignore');
	const typed = columns.filter(({ type }) => type.type !== 'text');
	const texts = columns.map(
		({ given: at, clock, text }) => `${withClock(givenText(at), clock)} as ${text}`
	);
	const parsed = typed.map(({ given: at, clock, parsed: into, type }) =>
		clock === undefined
			? `${givenParsed(at, type)} as ${into}`
			: `${parsedSql(withClock(givenText(at), clock), type)} as ${into}`
	);
	const sound = typed.flatMap((column) => {
		const sql = soundSql(column.parsed, column.type);
		return sql === undefined ? [] : [`${sql} as ${column.parsed}`];
	});
	const micros = typed
		.filter(({ type }) => isLocal(type))
		.map((column) => `epoch_us(${column.parsed}) as ${column.micros}`);
	const kept = columns.flatMap((column) =>
		column.type.type === 'text'
			? [column.text]
			: [
					keptSql(column.text, column.parsed, column.micros, column.type),
					rawSql(column.text, column.parsed)
				]
	);
	const number = `(row_number() over () - 1 + ${integer(firstRow)})::integer as "row"`;
	const steps = [`select ${[number, ...texts, ...parsed].join(', ')}\n\tfrom ${relation}`];
	if (sound.length > 0) steps.push(`select * replace (${sound.join(', ')})`);
	if (micros.length > 0) steps.push(`select *, ${micros.join(', ')}`);
	const local = steps.reduce((inner, step) => `${step} from (\n\t${inner}\n\t)`);
	const all = `select ${['"row"', ...kept].join(', ')}
from (
	${local}
)`;
	const names = rowsColumns(source).map((column) => column.name);
	return `insert into ${name(table)} (${names.join(', ')})\n${sampled(source, all, keepFrom)}`;
}

/** Where in a source the column with the time of day of a date is; -1 where it has none of its own. */
function clockOf({ columns }: Source, { type }: SourceColumn): number {
	if (type.type !== 'time' || type.clock === undefined) return -1;
	return columns.findIndex(({ heading }) => heading === type.clock);
}

/** SQL: a date with the time of day of another column behind it. */
function withClock(date: string, clock: Given | undefined): string {
	if (clock === undefined) return date;
	return `trim(${date}) || coalesce(' ' || trim(${givenText(clock)}), '')`;
}

/** Of the values as they are kept, which have the names of the table: so the same is true of its rows. */
function sampled(source: Source, all: string, keepFrom: number): string {
	const inSample = sampleSql(source);
	if (inSample === undefined) return all;
	const names = rowsColumns(source).map((column) => column.name);
	const kept = Number.isFinite(keepFrom)
		? `${inSample} or "row" >= ${integer(keepFrom)}`
		: inSample;
	return `select * from (
${all}
) as records (${names.join(', ')}) where ${kept}`;
}

function givenText(given: Given | undefined): string {
	if (given === undefined) return 'null::varchar';
	return given.type === undefined ? name(given.column) : `${name(given.column)}::varchar`;
}

function givenParsed(given: Given | undefined, type: ColumnType): string {
	if (given === undefined) return `null::${sqlTypeOf(type)}`;
	const native = given.type && nativeSql(name(given.column), given.type, type);
	return native ?? parsedSql(givenText(given), type);
}

/** The statements that make the other two tables of a load, empty. */
export function createLogsSql({ rejects, files }: LoadTables): string[] {
	return [
		`create table ${name(rejects)} (file integer, line bigint, reason varchar, text varchar)`,
		`create table ${name(files)} (file integer, name varchar, first_row integer, rows integer, rejected integer)`
	];
}

/** The statement that notes records that cannot be used. */
export function insertRejectsSql(table: string, file: number, rejects: readonly Reject[]): string {
	const rows = rejects.map(
		({ line, reason, text }) =>
			`(${integer(file)}, ${integer(line)}, ${literal(reason)}, ${textLiteral(text)})`
	);
	return `insert into ${name(table)} values ${rows.join(', ')}`;
}

/** The statement that notes what a file gave. */
export function insertFileSql(
	table: string,
	file: number,
	fileName: string,
	counts: { readonly firstRow: number; readonly rows: number; readonly rejected: number }
): string {
	const { firstRow, rows, rejected } = counts;
	const numbers = [firstRow, rows, rejected].map(integer).join(', ');
	return `insert into ${name(table)} values (${integer(file)}, ${textLiteral(fileName)}, ${numbers})`;
}

/** A text from a file as SQL; a zero byte would end the statement. */
function textLiteral(text: string): string {
	return literal(text.replaceAll('\0', '\ufffd'));
}
