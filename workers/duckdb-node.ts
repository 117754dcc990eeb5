import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import { DuckDBDatabase } from './duckdb';
import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { Platform } from './bindings';
import { nodeParquet } from './parquet-node';

const require = createRequire(import.meta.url);

/** Node's files are read by path; a Blob without one is written to a temporary file first. */
export const nodePlatform: Platform = {
	async start() {
		const wasm = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
		const bundle = (name: string) => ({ mainModule: join(wasm, name), mainWorker: '' });
		const bindings = await duckdb.createDuckDB(
			{ mvp: bundle('duckdb-mvp.wasm'), eh: bundle('duckdb-eh.wasm') },
			new duckdb.VoidLogger(),
			duckdb.NODE_RUNTIME
		);
		return bindings.instantiate(() => undefined);
	},
	async mount(bindings, path, file, onRead) {
		const written = file.path === undefined ? await writeTemporary(file.blob) : undefined;
		const onDisk = file.path ?? written?.path ?? '';
		bindings.registerFileURL(path, onDisk, duckdb.DuckDBDataProtocol.NODE_FS, false);
		return {
			async release() {
				bindings.dropFile(path);
				await written?.remove();
				onRead?.(file.blob.size);
			}
		};
	},
	async mountDatabase(bindings, path, blob) {
		return mountDirectly(bindings, path, await writeTemporary(blob));
	},
	async mountWritten(bindings, path, start) {
		const written = await writeTemporary(new Blob([start]));
		const contents = async () => new Blob([await readFile(written.path)]);
		return { ...mountDirectly(bindings, path, written), contents };
	},
	readOnly: false,
	parquet: nodeParquet,
	async encodings() {
		const wasm = require.resolve('chardetng-wasm/dist/chardetng_wasm_bg.wasm');
		return WebAssembly.compile(await readFile(wasm));
	}
};

/** A locked in-memory database in Node. */
export function openDatabase(): Promise<DuckDBDatabase> {
	return DuckDBDatabase.open(nodePlatform);
}

/** Past DuckDB's own buffer of pages, which does not write where it is told to. */
function mountDirectly(
	bindings: DuckDBBindings,
	path: string,
	written: Awaited<ReturnType<typeof writeTemporary>>
) {
	bindings.registerFileURL(path, written.path, duckdb.DuckDBDataProtocol.NODE_FS, true);
	return {
		async release() {
			bindings.dropFile(path);
			await written.remove();
		}
	};
}

async function writeTemporary(blob: Blob) {
	const folder = await mkdtemp(join(tmpdir(), 'sentiero-'));
	const path = join(folder, 'data');
	const handle = await open(path, 'w');
	try {
		for await (const chunk of blob.stream()) await handle.write(chunk);
	} finally {
		await handle.close();
	}
	return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
