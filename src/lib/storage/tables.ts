import type { Database } from './database';
import { parseRow, tableRowSchema, tableUseSchema, type StoredTables, type TableUse } from './rows';
import { STORE } from './schema';

const STORES = [STORE.tables, STORE.tableUses] as const;

/** Uses are noted no finer than this, so that opening a notebook seldom writes. */
const TOUCH_AFTER = 60 * 60 * 1000;
/** Tables that were not used for so long are not kept, needed or not. */
const UNUSED = 30 * 24 * 60 * 60 * 1000;

/** Tables that were made of files, by load key. A cache: anything may be gone. Every method throws `StorageError`. */
export class PreparedTables {
	readonly #database: Database;
	readonly #now: () => number;

	constructor(database: Database, now: () => number = Date.now) {
		this.#database = database;
		this.#now = now;
	}

	async has(key: string): Promise<boolean> {
		const count = await this.#database.read([STORE.tables], (transaction) =>
			transaction.objectStore(STORE.tables).count(key)
		);
		return count > 0;
	}

	/** The tables, read from the disk only as they are needed; undefined where they are not here. They count as used now. */
	async get(key: string): Promise<StoredTables | undefined> {
		const { value, use } = await this.#database.read(STORES, async (transaction) => ({
			value: await transaction.objectStore(STORE.tables).get(key),
			use: await transaction.objectStore(STORE.tableUses).get(key)
		}));
		const row = parseRow(tableRowSchema, value);
		const used = parseRow(tableUseSchema, use);
		const now = this.#now();
		if (row !== undefined && used !== undefined && now - used.touchedAt >= TOUCH_AFTER) {
			await this.#database.write([STORE.tableUses], 'relaxed', (transaction) =>
				transaction.objectStore(STORE.tableUses).put({ ...used, touchedAt: now })
			);
		}
		return row?.tables;
	}

	/** Stores tables that were made of the files of these hashes. Nothing gives way to them: `quota` where there is no room. */
	async put(key: string, tables: StoredTables, files: readonly string[]): Promise<void> {
		const bytes = bytesOf(tables);
		const use: TableUse = { key, bytes, files, touchedAt: this.#now() };
		await this.#database.write(STORES, 'relaxed', async (transaction) => {
			await transaction.objectStore(STORE.tables).put({ key, tables });
			await transaction.objectStore(STORE.tableUses).put(use);
		});
	}

	async remove(key: string): Promise<void> {
		await this.#remove((use) => use.key === key);
	}

	/** Bytes that all tables take. */
	async size(): Promise<number> {
		const rows = await this.#database.read([STORE.tableUses], (transaction) =>
			transaction.objectStore(STORE.tableUses).getAll()
		);
		return total(parseUses(rows));
	}

	/** Removes tables, the longest unused first, until they take no more than this. Gives the bytes freed. */
	evict(toBytes: number): Promise<number> {
		return this.#remove((_, left) => left > toBytes);
	}

	/** Removes tables of files that are not among those in use, and what was not used for a month. Gives the bytes freed. */
	removeUnneeded(used: ReadonlySet<string>): Promise<number> {
		const now = this.#now();
		return this.#remove(
			(use) => now - use.touchedAt >= UNUSED || !use.files.every((hash) => used.has(hash))
		);
	}

	/** Removes what leaves, the longest unused first; `left` are the bytes that are left before it goes. */
	async #remove(leaves: (use: TableUse, left: number) => boolean): Promise<number> {
		return this.#database.write(STORES, 'relaxed', async (transaction) => {
			const tables = transaction.objectStore(STORE.tables);
			const uses = transaction.objectStore(STORE.tableUses);
			const known = parseUses(await uses.getAll()).sort((a, b) => a.touchedAt - b.touchedAt);
			const keys = new Set(known.map((use) => use.key));
			// Tables that nothing is known of could never be chosen later.
			const leaving = (await tables.getAllKeys()).filter((key) => !keys.has(key));
			const before = total(known);
			let left = before;
			for (const use of known) {
				if (!leaves(use, left)) continue;
				left -= use.bytes;
				leaving.push(use.key);
			}
			for (const key of leaving) {
				await tables.delete(key);
				await uses.delete(key);
			}
			return before - left;
		});
	}
}

/** Bytes that tables take. */
export function bytesOf({ parts }: { readonly parts: readonly { readonly blob: Blob }[] }): number {
	return parts.reduce((sum, { blob }) => sum + blob.size, 0);
}

function parseUses(rows: readonly unknown[]): TableUse[] {
	return rows.map((row) => parseRow(tableUseSchema, row)).filter((use) => use !== undefined);
}

function total(uses: readonly TableUse[]): number {
	return uses.reduce((bytes, use) => bytes + use.bytes, 0);
}
