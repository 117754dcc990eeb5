import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** Absolute address of the engine's wasm: the one thing that the worker fetches. */
export const wasmAddress = new URL(wasm, import.meta.url).href;
