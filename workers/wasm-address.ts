import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import encodings from 'chardetng-wasm/dist/chardetng_wasm_bg.wasm?url';
import parquet from 'parquet-wasm/bundler/parquet_wasm_bg.wasm?url';

// The only things that the worker fetches, as absolute addresses.

/** The engine's wasm. */
export const wasmAddress = new URL(wasm, import.meta.url).href;

/** The wasm that reads Parquet. */
export const parquetAddress = new URL(parquet, import.meta.url).href;

/** The wasm that tells encodings. */
export const encodingsAddress = new URL(encodings, import.meta.url).href;
