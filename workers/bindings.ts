import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';

/** A file that DuckDB can read by path, and how to take it away again. */
export interface MountedFile {
	release(): Promise<void>;
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
}
