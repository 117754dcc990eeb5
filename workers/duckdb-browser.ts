import * as duckdb from 'duckdb-wasm-browser';
import type { Platform } from './bindings';
import { wasmAddress } from './wasm-address';

/** A Blob as DuckDB's runtime reads it: by `size` and `slice`, which also tells how far it has come. */
function watched(blob: Blob, onRead: ((bytes: number) => void) | undefined) {
	return {
		size: blob.size,
		slice(from: number, to: number) {
			onRead?.(Math.min(to, blob.size));
			return blob.slice(from, to);
		}
	};
}

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
		const handle = watched(file.blob, onRead);
		const protocol = duckdb.DuckDBDataProtocol.BROWSER_FILEREADER;
		bindings.registerFileHandle(path, handle, protocol, false);
		return {
			async release() {
				bindings.dropFile(path);
			}
		};
	}
};
