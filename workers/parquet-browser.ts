import type { ParquetParts } from './ingest/parquet/library';
import { compiledAt } from './compiled-at';
import { parquetAddress } from './wasm-address';

/** The parts of parquet-wasm: a chunk and a file of our own build. */
export async function browserParquet(): Promise<ParquetParts> {
	const [{ glue }, module] = await Promise.all([
		import('./parquet-glue'),
		compiledAt(parquetAddress)
	]);
	return { glue: glue as unknown as ParquetParts['glue'], module };
}
