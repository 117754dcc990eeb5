import type { DuckDBDatabase } from './duckdb';
import { Library } from './ingest/parquet/library';

/** The rows of a statement as a Parquet file. Rejects as the statement does. */
export async function writeParquet(
	db: DuckDBDatabase,
	signal: AbortSignal,
	sql: string
): Promise<Uint8Array<ArrayBuffer>> {
	const [stream, parts] = await Promise.all([db.arrow(signal, sql), db.parquet()]);
	const library = await Library.open(parts);
	signal.throwIfAborted();
	return library.write(stream);
}
