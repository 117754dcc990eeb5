import type { Database } from './database';
import { StorageError } from './errors';
import type { Room } from './room';
import { parseRow, sourceRowSchema, sourceUseSchema } from './rows';
import { STORE } from './schema';

const STORES = [STORE.sources, STORE.sourceUses] as const;

/** A file may lie here for so long before a notebook refers to it: its mapping is still being made. */
const UNCLAIMED = 24 * 60 * 60 * 1000;

/** Files by content hash, never changed. Every method throws `StorageError`. */
export class Sources {
	readonly #database: Database;
	readonly #room: Room;
	readonly #now: () => number;

	constructor(database: Database, room: Room, now: () => number = Date.now) {
		this.#database = database;
		this.#room = room;
		this.#now = now;
	}

	async has(hash: string): Promise<boolean> {
		const count = await this.#database.read([STORE.sources], (transaction) =>
			transaction.objectStore(STORE.sources).count(hash)
		);
		return count > 0;
	}

	/** Stores a file unless it is there. The caller has worked out the hash of its content. */
	async put(hash: string, file: Blob): Promise<void> {
		const use = { hash, size: file.size, at: this.#now() };
		// Not a `File`: its name and date are the notebook's business, and not of the content.
		const blob = new Blob([file]);
		await this.#room.make(file.size, () =>
			this.#database.write(STORES, 'strict', async (transaction) => {
				const sources = transaction.objectStore(STORE.sources);
				const there = parseSource(await sources.get(hash));
				if (there === undefined) await sources.put({ hash, size: file.size, blob });
				await transaction.objectStore(STORE.sourceUses).put(use);
			})
		);
	}

	/** The file, read from the disk only as it is needed; undefined where it is not here. */
	async get(hash: string): Promise<Blob | undefined> {
		const value = await this.#database.read([STORE.sources], (transaction) =>
			transaction.objectStore(STORE.sources).get(hash)
		);
		if (value === undefined) return undefined;
		const blob = parseSource(value);
		if (blob === undefined) throw new StorageError('corrupt');
		return blob;
	}

	/**
	 * Removes files that are not among those in use (`Notebooks.filesInUse`, asked just before) and were
	 * not put here within the last day. Gives the bytes freed.
	 */
	async removeUnreferenced(used: ReadonlySet<string>): Promise<number> {
		const now = this.#now();
		return this.#database.write(STORES, 'strict', async (transaction) => {
			const sources = transaction.objectStore(STORE.sources);
			const uses = transaction.objectStore(STORE.sourceUses);
			let freed = 0;
			for (const hash of await sources.getAllKeys()) {
				const use = parseRow(sourceUseSchema, await uses.get(hash));
				const fresh = use !== undefined && now - use.at < UNCLAIMED;
				if (fresh || used.has(hash)) continue;
				await sources.delete(hash);
				await uses.delete(hash);
				freed += use?.size ?? 0;
			}
			return freed;
		});
	}
}

/** The file of a row, undefined where it is not whole. */
function parseSource(value: unknown): Blob | undefined {
	const row = parseRow(sourceRowSchema, value);
	return row?.blob.size === row?.size ? row?.blob : undefined;
}
