import {
	createLogsSql,
	createRowsSql,
	headingsOf,
	insertRowsSql,
	loadedColumns,
	textsOf
} from '$lib/import/load';
import type { CsvRead, Source, SourceFile, SourceRead } from '$lib/import/source';
import type { LoadTables, Statement } from '$lib/journey/analysis';
import { integer, literal, name } from '$lib/sql/quote';

export interface LoadWords {
	/** Reading a file. */
	readonly file: (file: string) => string;
	/** Where DuckDB cannot read a file: what to save from the app first, under which name. */
	readonly parquet: (source: string, file: string) => string;
	/** A file in an encoding of which DuckDB knows the greater part. */
	readonly encoding: (file: string) => string;
}

/** Records may be as long as the app lets them be. */
const LONGEST_LINE = 2_097_152;
/** Stands for the number of the first row of a file, which only running tells. */
const FIRST = 1_234_567_891;

/** The statements that make the tables of a source from its files, in the folder where the script is run. */
export function loadScript(
	source: Source,
	tables: LoadTables,
	words: LoadWords
): readonly Statement[] {
	const create = [createRowsSql(source, tables.rows), ...createLogsSql(tables)].map((sql) => ({
		name: source.name,
		sql
	}));
	const readable = source.files.every((file) => canRead(file.read ?? source.read));
	if (!readable) return [...create, ...fromParquet(source, tables, words)];
	return [
		...create,
		...source.files.flatMap((file, index) => fileScript(source, tables, file, index, words))
	];
}

/** Formats that DuckDB reads by itself as the app does. */
function canRead(read: SourceRead): boolean {
	if ('each' in read && read.each !== undefined) return false;
	if (read.format === 'json') return read.layout !== 'columns' && read.at === '' && isKnown(read);
	return read.format === 'parquet' || (read.format === 'csv' && isKnown(read));
}

const ENCODINGS = { 'utf-8': 'utf-8', 'utf-16le': 'utf-16', 'windows-1252': 'latin-1' } as const;

function isKnown(read: SourceRead): boolean {
	return (
		'encoding' in read &&
		(read.format === 'csv' ? read.encoding in ENCODINGS : read.encoding === 'utf-8')
	);
}

function fileScript(
	source: Source,
	tables: LoadTables,
	file: SourceFile,
	index: number,
	words: LoadWords
): readonly Statement[] {
	const read = file.read ?? source.read;
	const relation = relationOf(source, file, index);
	const given = textsOf(source, headingsOf(source, file));
	const first = `(select coalesce(sum(rows), 0) from ${name(tables.files)})`;
	// A row number is never cut off from its `+`: see `insertRowsSql`.
	const insert = insertRowsSql(source, tables.rows, relation, given, FIRST).replaceAll(
		String(FIRST),
		first
	);
	const rejected = read.format === 'csv';
	const count = `(select count(*) from ${relation.replace(/, store_rejects = true.*?(?=\)$)/, ', ignore_errors = true')})`;
	const title = words.file(file.name);
	const legacy = read.format === 'csv' && read.encoding === 'windows-1252';
	return [
		{ name: legacy ? `${title}\n${words.encoding(file.name)}` : title, sql: insert },
		...(rejected ? [{ name: title, sql: rejectsSql(source, tables, index) }] : []),
		{
			name: title,
			sql: `insert into ${name(tables.files)} select ${integer(index)}, ${literal(file.name)}, ${first}, ${count}, (select count(*) from ${name(tables.rejects)} where file = ${integer(index)})`
		}
	];
}

function relationOf(source: Source, file: SourceFile, index: number): string {
	const read = file.read ?? source.read;
	const headings = headingsOf(source, file);
	const path = literal(pathOf(file));
	switch (read.format) {
		case 'csv':
			return csvRelation(read, path, headings.length, logOf(source, index));
		case 'parquet':
			return `(select ${headings.map((heading, at) => `${pathSql(heading)}::varchar as c${at}`).join(', ')} from read_parquet(${path}))`;
		default: {
			const form =
				read.format === 'json' && read.layout === 'array' ? 'array' : 'newline_delimited';
			const values = headings.map(
				(heading, at) =>
					`nullif(json_extract_string(json, ${literal(jsonPath(heading))}), '') as c${at}`
			);
			return `(select ${values.join(', ')} from read_json_objects(${path}, format = '${form}', maximum_object_size = 67108864))`;
		}
	}
}

function csvRelation(read: CsvRead, path: string, columns: number, log: string): string {
	const types = Array.from({ length: columns }, (_, at) => `'c${at}': 'varchar'`).join(', ');
	const mark = literal(read.quote);
	const encoding = ENCODINGS[read.encoding as keyof typeof ENCODINGS];
	const rejects = `store_rejects = true, rejects_table = 'errors_${log}', rejects_scan = 'scans_${log}', rejects_limit = 0`;
	return `read_csv(${path}, auto_detect = false, columns = {${types}}, delim = ${literal(read.delimiter)}, quote = ${mark}, escape = ${mark}, header = ${read.header}, skip = ${integer(read.skip)}, encoding = '${encoding}', max_line_size = ${LONGEST_LINE}, ${rejects})`;
}

/** Names one file among all that a script reads. An id has no underscores. */
function logOf({ id }: Source, index: number): string {
	return `${id.replaceAll('-', '_')}_${integer(index)}`;
}

/** What DuckDB could not read, under the words that the app has for it. */
function rejectsSql(source: Source, { rejects }: LoadTables, index: number): string {
	return `insert into ${name(rejects)} select ${integer(index)}, line,
	case error_type::varchar when 'MISSING COLUMNS' then 'columns' when 'TOO MANY COLUMNS' then 'columns'
		when 'UNQUOTED VALUE' then 'quotes' when 'INVALID ENCODING' then 'encoding'
		when 'LINE SIZE OVER MAXIMUM' then 'too-long' else 'reader' end, left(csv_line, 500)
from errors_${logOf(source, index)} qualify row_number() over (partition by line order by byte_position) = 1 order by line`;
}

/** The table as the app saves it: typed already, so that what could not be read is not told any more. */
function fromParquet(source: Source, tables: LoadTables, words: LoadWords): readonly Statement[] {
	const file = `${source.name.replaceAll(/[\\/:*?"<>|]/g, '-')}.parquet`;
	const path = literal(file);
	const columns = loadedColumns(source);
	const targets = ['"row"', ...columns.map((column) => name(column.name))].join(', ');
	const list = source.files.map(({ name: one }) => one).join(', ');
	return [
		{
			name: words.parquet(source.name, file),
			sql: `insert into ${name(tables.rows)} (${targets}) select ${targets} from read_parquet(${path})`
		},
		{
			name: words.file(list),
			sql: `insert into ${name(tables.files)} select 0, ${literal(list)}, 0, (select coalesce(max("row") + 1, 0) from ${name(tables.rows)}), 0`
		}
	];
}

/** The file beside the script, unpacked: what stands before a slash is what it was packed in. */
function pathOf(file: SourceFile): string {
	return file.name.slice(file.name.lastIndexOf('/') + 1);
}

/** A heading of nested records is the path to the value. */
function pathSql(heading: string): string {
	return heading.split('.').map(name).join('.');
}

function jsonPath(heading: string): string {
	return `$.${heading
		.split('.')
		.map((part) => `"${part.replaceAll('"', '\\"')}"`)
		.join('.')}`;
}
