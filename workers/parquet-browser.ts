import type { ParquetParts } from './ingest/parquet/library';
import { parquetAddress } from './wasm-address';

/** The parts of parquet-wasm: a chunk and a file of our own build. */
export async function browserParquet(): Promise<ParquetParts> {
	const [{ glue }, wasm] = await Promise.all([import('./parquet-glue'), fetch(parquetAddress)]);
	if (!wasm.ok) throw new Error(`${wasm.status} ${wasm.statusText}`);
	return {
		glue: glue as unknown as ParquetParts['glue'],
		module: await WebAssembly.compile(await wasm.arrayBuffer())
	};
}
