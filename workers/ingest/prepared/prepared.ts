import { EngineError } from '$lib/engine/errors';
import type { Prepared } from '$lib/engine/protocol';
import { hashOfFile } from '$lib/import/file-hash';
import type { Build } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../../database';
import type { DuckDBDatabase } from '../../duckdb';
import { emptyDatabase } from './empty-database';

/** Raised when prepared tables are written in another way. */
const VERSION = 1;

/** Tables as a database file, compressed as DuckDB does it: `make` makes them. Rejects with the signal's reason. */
export async function writePrepared(
	db: DuckDBDatabase,
	signal: AbortSignal,
	make: (into: Database) => Promise<void>
): Promise<Prepared> {
	const blob = await db.writeFile(signal, await emptyDatabase(), make);
	return { format: formatOf(db), checksum: await hashOfFile(signal, blob), blob };
}

/** Tables that are read from a file; `close` takes them away. */
export interface Opened {
	close(): Promise<void>;
}

/**
 * Shows the tables of a file under their names, without reading them yet. Undefined where the file is
 * damaged, of another build or written by another version: a damaged block would be the end of DuckDB, so
 * every byte is checked before. Rejects with the signal's reason.
 */
export async function openPrepared(
	db: DuckDBDatabase,
	signal: AbortSignal,
	{ tables }: Build,
	{ format, checksum, blob }: Prepared
): Promise<Opened | undefined> {
	if (format !== formatOf(db) || !(await isWhole(signal, blob, checksum))) return undefined;
	const file = await db.attach(signal, blob).catch((error: unknown) => otherwise(signal, error));
	if (file === undefined) return undefined;
	const close = async () => {
		const calm = new AbortController().signal;
		for (const table of tables) await db.run(calm, `drop view if exists ${name(table)}`);
		await db.detach(file);
	};
	try {
		for (const table of tables) {
			await db.run(signal, `create view ${name(table)} as from ${file}.${name(table)}`);
		}
		return { close };
	} catch (error) {
		await close();
		return otherwise(signal, error);
	}
}

function formatOf({ version }: DuckDBDatabase): string {
	return `${VERSION} ${version}`;
}

async function isWhole(signal: AbortSignal, blob: Blob, checksum: string): Promise<boolean> {
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
