import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ParquetParts } from './ingest/parquet/library';

const require = createRequire(import.meta.url);

/** The parts of parquet-wasm; the package keeps its bare glue, which takes any instance, out of its exports. */
export async function nodeParquet(): Promise<ParquetParts> {
	const wasm = require.resolve('parquet-wasm/bundler/parquet_wasm_bg.wasm');
	const glue = pathToFileURL(join(dirname(wasm), 'parquet_wasm_bg.js')).href;
	return {
		glue: (await import(/* @vite-ignore */ glue)) as ParquetParts['glue'],
		module: await WebAssembly.compile(await readFile(wasm))
	};
}
