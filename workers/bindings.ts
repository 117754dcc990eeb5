import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { ParquetParts } from './ingest/parquet/library';

/** A file that DuckDB can read by path, and how to take it away again. */
export interface MountedFile {
	release(): Promise<void>;
}

/** A database file that is written, and what it holds. */
export interface WrittenFile extends MountedFile {
	contents(): Promise<Blob>;
}

/** What differs between the browser and Node: where the bindings come from and how files are mounted. */
export interface Platform {
	/** Instantiated bindings. Rejects where the engine cannot start. */
	start(): Promise<DuckDBBindings>;
	/** Makes a file readable under `path`; `onRead` hears how far DuckDB has read, in bytes. */
	mount(
		bindings: DuckDBBindings,
		path: string,
		file: { readonly blob: Blob; readonly path?: string },
		onRead?: (bytes: number) => void
	): Promise<MountedFile>;
	/** Makes a database file attachable under `path`, to be read block by block. */
	mountDatabase(bindings: DuckDBBindings, path: string, blob: Blob): Promise<MountedFile>;
	/** The same for a file to be written, which begins with `start`. */
	mountWritten(
		bindings: DuckDBBindings,
		path: string,
		start: Uint8Array<ArrayBuffer>
	): Promise<WrittenFile>;
	/** Whether a database can be attached `(read_only)`: Node's runtime does not find it then. */
	readonly readOnly: boolean;
	/** The parts of parquet-wasm. Rejects where they cannot be had. */
	parquet(): Promise<ParquetParts>;
	/** The compiled wasm that tells encodings. Rejects where it cannot be had. */
	encodings(): Promise<WebAssembly.Module>;
}
