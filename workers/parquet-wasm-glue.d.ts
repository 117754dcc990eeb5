/** The bare glue of parquet-wasm, which takes any instance; the package keeps it out of its exports. */
declare module 'parquet-wasm-glue' {
	export const ParquetFile: typeof import('parquet-wasm/bundler').ParquetFile;
}
