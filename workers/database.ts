import type { Rows } from '$lib/journey/analysis';
import type { DataFile } from '$lib/engine/protocol';
import type { ParquetParts } from './ingest/parquet/library';

/** What readers and builders need of DuckDB. Implemented by `duckdb.ts` for the worker and for Node. */
export interface Database {
	/** Runs one statement. Rejects with `EngineError` (code `sql`) or with the signal's reason. */
	run(signal: AbortSignal, sql: string): Promise<void>;
	rows(signal: AbortSignal, sql: string): Promise<Rows>;
	/**
	 * Makes a file readable in SQL under the path given back (`ws/…`), lazily, slice by slice. `onRead`
	 * hears the bytes read so far, of this file, as DuckDB asks for them.
	 */
	register(
		file: Pick<DataFile, 'blob' | 'path'>,
		onRead?: (bytes: number) => void
	): Promise<string>;
	release(path: string): Promise<void>;
	/** Makes a table of that name of an Arrow IPC stream. Never with zero rows. */
	insertArrow(signal: AbortSignal, table: string, stream: Uint8Array): Promise<void>;
	/** Adds the rows of an Arrow IPC stream to a table, column by column, cast to its types. Never zero rows. */
	appendArrow(signal: AbortSignal, table: string, stream: Uint8Array): Promise<void>;
	/** What reads Parquet, which DuckDB's build for browsers cannot; fetched when first asked for. */
	parquet(): Promise<ParquetParts>;
	/** What tells encodings of before Unicode from one another; fetched when first asked for. */
	encodings(): Promise<WebAssembly.Module>;
	/** Whether its tables lie in a file, which `openPrepared` opens. */
	readonly writes: boolean;
	/**
	 * Runs `work`, whose statements all add rows to tables: where these lie in a file, what they add is written
	 * once, at the end.
	 */
	together<T>(work: () => Promise<T>): Promise<T>;
}
