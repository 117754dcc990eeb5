import type { Prepared } from '$lib/engine/protocol';
import { sealed } from '$lib/engine/seal';
import { filesOf, type PreparedStore } from '$lib/engine/take-files';
import type { Build } from '$lib/journey/analysis';
import { hasSpace } from '$lib/storage/persist';
import { bytesOf, type PreparedTables } from '$lib/storage/tables';

/**
 * Keeps the tables that were made of files, so that they are not read again on the next visit. They are a
 * cache: whatever fails here, without a word, costs only the time to read the files.
 */
export class TableKeeper implements PreparedStore {
	readonly #tables: PreparedTables;
	#turn: Promise<void> = Promise.resolve();

	constructor(tables: PreparedTables) {
		this.#tables = tables;
	}

	async get(key: string) {
		return this.#tables.get(key).catch(() => undefined);
	}

	async drop(key: string): Promise<void> {
		await this.#tables.remove(key).catch(() => undefined);
	}

	/** Stores them after all that were given before. */
	keep(build: Build, prepared: Prepared): void {
		this.#turn = this.#turn.then(() => this.#keep(build, prepared)).catch(() => undefined);
	}

	/** When all that was given is stored, or was not to be. */
	get settled(): Promise<void> {
		return this.#turn;
	}

	async #keep(build: Build, prepared: Prepared): Promise<void> {
		const hashes = filesOf(build).map(({ hash }) => hash);
		if (hashes.includes('')) return;
		// Several times as much is left to whatever comes.
		if (!(await hasSpace(4 * bytesOf(prepared)))) return;
		const tables = await sealed(new AbortController().signal, prepared);
		await this.#tables.put(build.key, tables, hashes);
	}
}
