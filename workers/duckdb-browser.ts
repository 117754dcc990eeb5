import * as duckdb from 'duckdb-wasm-browser';
import type { Platform } from './bindings';
import { ReadAhead } from './read-ahead';
import { wasmAddress } from './wasm-address';

export const browserPlatform: Platform = {
	async start() {
		const bundle = { mainModule: wasmAddress, mainWorker: '' };
		const bindings = await duckdb.createDuckDB(
			{ mvp: bundle, eh: bundle },
			new duckdb.VoidLogger(),
			duckdb.BROWSER_RUNTIME
		);
		return bindings.instantiate(() => undefined);
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
	}
};
