import * as duckdb from 'duckdb-wasm-browser';
import { Pages } from './ingest/prepared/pages';
import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { Platform } from './bindings';
import { ReadAhead } from './read-ahead';
import { browserParquet } from './parquet-browser';
import { compiledAt } from './compiled-at';
import { encodingsAddress, wasmAddress } from './wasm-address';

/** Compiles DuckDB's wasm, which takes seconds. Rejects where it cannot be had. */
export function compileDuckDB(): Promise<WebAssembly.Module> {
	return compiledAt(wasmAddress);
}

/** DuckDB of compiled wasm, in a browser's worker. */
export const browserPlatform = (module: WebAssembly.Module): Platform => ({
	async start() {
		const bundle = { mainModule: wasmAddress, mainWorker: '' };
		const bindings = await duckdb.createDuckDB(
			{ mvp: bundle, eh: bundle },
			new duckdb.VoidLogger(),
			duckdb.BROWSER_RUNTIME
		);
		return new Promise((resolve, reject) => {
			// In place of its own way, which would compile again.
			const instantiateWasm = (imports: WebAssembly.Imports, take: Take) => {
				Object.assign(globalThis, { DUCKDB_RUNTIME: duckdb.BROWSER_RUNTIME });
				const made = WebAssembly.instantiate(module, imports);
				made.then((instance) => take(instance, module)).catch(reject);
				return [];
			};
			const ready = Object.assign(bindings, { instantiateWasm }).instantiate(() => undefined);
			ready.then(resolve, reject);
		});
	},
	async mount(bindings, path, file, onRead) {
		const handle = new ReadAhead(file.blob, onRead);
		// The protocol of files that stand open: that of Blobs would look into them for every 16 KiB.
		const protocol = duckdb.DuckDBDataProtocol.BROWSER_FSACCESS;
		bindings.registerFileHandle(path, handle, protocol, false);
		return {
			async release() {
				bindings.dropFile(path);
			}
		};
	},
	async mountDatabase(bindings, path, blob) {
		return mountHandle(bindings, path, new ReadAhead(blob, undefined, 0));
	},
	async mountWritten(bindings, path, start) {
		const pages = new Pages(start);
		const contents = async () => pages.contents();
		return { ...mountHandle(bindings, path, pages), contents };
	},
	readOnly: true,
	parquet: browserParquet,
	encodings: () => compiledAt(encodingsAddress)
});

type Take = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** Directly: through its own buffer of pages DuckDB would write every block at the end. */
function mountHandle(bindings: DuckDBBindings, path: string, handle: Pages | ReadAhead) {
	const protocol = duckdb.DuckDBDataProtocol.BROWSER_FSACCESS;
	bindings.registerFileHandle(path, handle, protocol, true);
	return {
		async release() {
			bindings.dropFile(path);
		}
	};
}
