import { EngineError } from '$lib/engine/errors';
import type { Prepared, PreparedPart } from '$lib/engine/protocol';
import { hashOfFile } from '$lib/import/file-hash';
import { rowsColumns, type RowsColumn } from '$lib/import/load';
import type { Build, Step } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../../database';
import type { DuckDBDatabase } from '../../duckdb';
import { emptyDatabase } from './empty-database';

/** Raised when prepared tables are written in another way. */
const VERSION = 2;

/** Tables as a database file, compressed as DuckDB does it: `make` makes them. Rejects with the signal's reason. */
export async function writePrepared(
	db: DuckDBDatabase,
	signal: AbortSignal,
	make: (into: Database) => Promise<void>
): Promise<Prepared> {
	const blob = await db.writeFile(signal, await emptyDatabase(), make);
	return { format: formatOf(db), parts: [{ blob }] };
}

/** Tables that are read from a file; `close` takes them away. */
export interface Opened {
	close(): Promise<void>;
}

/**
 * Shows the tables of files under their names, without reading them yet. Undefined where a file is damaged,
 * of another build or written by another version: a damaged block would be the end of DuckDB, so every byte
 * of what was stored is checked before. Rejects with the signal's reason.
 */
export async function openPrepared(
	db: DuckDBDatabase,
	signal: AbortSignal,
	{ tables, steps }: Build,
	{ format, parts }: Prepared
): Promise<Opened | undefined> {
	if (format !== formatOf(db)) return undefined;
	for (const part of parts) if (!(await isWhole(signal, part))) return undefined;
	const files: string[] = [];
	const close = async () => {
		const calm = new AbortController().signal;
		for (const table of tables) await db.run(calm, `drop view if exists ${name(table)}`);
		for (const file of files) await db.detach(file);
	};
	try {
		for (const { blob } of parts) files.push(await db.attach(signal, blob));
		for (const table of tables) {
			const columns = columnsOf(steps, table);
			const all = [];
			for (const file of files)
				all.push(await tableSql(db, signal, `${file}.${name(table)}`, columns));
			await db.run(signal, `create view ${name(table)} as ${all.join(' union all ')}`);
		}
		return { close };
	} catch (error) {
		await close();
		return otherwise(signal, error);
	}
}

/** The columns that a table of rows has whatever the file lacks; undefined for any other table. */
function columnsOf(steps: readonly Step[], table: string): readonly RowsColumn[] | undefined {
	const step = steps.find((one) => one.kind === 'load' && one.tables.rows === table);
	return step?.kind === 'load' ? rowsColumns(step.source) : undefined;
}

/** A table of a file, with nulls for the shadows that were never needed. */
async function tableSql(
	db: Database,
	signal: AbortSignal,
	table: string,
	columns?: readonly RowsColumn[]
): Promise<string> {
	if (columns === undefined) return `from ${table}`;
	const found = (await db.rows(signal, `select column_name from (describe ${table})`)).column(
		'column_name'
	);
	const there = new Set(Array.from(found, (column) => name(String(column))));
	const all = columns.map((column) =>
		there.has(column.name) ? column.name : `null::${column.type} as ${column.name}`
	);
	return `select ${all.join(', ')} from ${table}`;
}

function formatOf({ version }: DuckDBDatabase): string {
	return `${VERSION} ${version}`;
}

async function isWhole(signal: AbortSignal, { blob, checksum }: PreparedPart): Promise<boolean> {
	if (checksum === undefined) return true;
	try {
		return (await hashOfFile(signal, blob)) === checksum;
	} catch (error) {
		signal.throwIfAborted();
		// A Blob that can no longer be read.
		if (error instanceof DOMException) return false;
		throw error;
	}
}

/** A file that DuckDB does not take is none. */
function otherwise(signal: AbortSignal, error: unknown): undefined {
	signal.throwIfAborted();
	if (!(error instanceof EngineError)) throw error;
}
