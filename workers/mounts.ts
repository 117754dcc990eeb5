import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { DataFile } from '$lib/engine/protocol';
import type { MountedFile, Platform, WrittenFile } from './bindings';

/** The files that DuckDB sees, each under a path of its own: `ws/…`, the only folder that its lock leaves open. */
export class Mounts {
	readonly #platform: Platform;
	readonly #bindings: DuckDBBindings;
	readonly #mounted = new Map<string, MountedFile>();
	#files = 0;

	constructor(platform: Platform, bindings: DuckDBBindings) {
		this.#platform = platform;
		this.#bindings = bindings;
	}

	/** A file to be read. */
	async data(
		file: Pick<DataFile, 'blob' | 'path'>,
		onRead?: (bytes: number) => void
	): Promise<string> {
		const { path } = await this.#mount((path) =>
			this.#platform.mount(this.#bindings, path, file, onRead)
		);
		return path;
	}

	/** A database file to be read block by block. */
	async database(blob: Blob): Promise<string> {
		const { path } = await this.#mount((path) =>
			this.#platform.mountDatabase(this.#bindings, path, blob)
		);
		return path;
	}

	/** A database file to be written, which begins with `start`. */
	async written(
		start: Uint8Array<ArrayBuffer>
	): Promise<{ readonly path: string; readonly file: WrittenFile }> {
		return this.#mount((path) => this.#platform.mountWritten(this.#bindings, path, start));
	}

	async release(path: string): Promise<void> {
		const mounted = this.#mounted.get(path);
		this.#mounted.delete(path);
		await mounted?.release();
	}

	async #mount<File extends MountedFile>(mount: (path: string) => Promise<File>) {
		const path = `ws/${++this.#files}`;
		const file = await mount(path);
		this.#mounted.set(path, file);
		return { path, file };
	}
}
