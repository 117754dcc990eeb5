import { bytesOf } from './bytes-of';
import type { Database } from './database';
import { StorageError } from './errors';
import { Room } from './room';
import {
	parseRow,
	resultRowSchema,
	resultUseSchema,
	type ResultUse,
	type StoredResult
} from './rows';
import { STORE } from './schema';

const STORES = [STORE.results, STORE.resultUses] as const;

/** Uses are noted no finer than this, so that opening a notebook seldom writes. */
const TOUCH_AFTER = 60 * 60 * 1000;

/** A result to be stored: plain and structured-cloneable, no proxies. */
export type NewResult = Pick<StoredResult, 'key' | 'kind' | 'result' | 'seconds'>;

/** Results of cells by result key. A cache: anything may be gone. Every method throws `StorageError`. */
export class Results {
	readonly #database: Database;
	readonly #now: () => number;

	constructor(database: Database, now: () => number = Date.now) {
		this.#database = database;
		this.#now = now;
	}

	/** Those of the keys that are there. They count as used now. */
	async getMany(keys: Iterable<string>): Promise<ReadonlyMap<string, StoredResult>> {
		const wanted = [...new Set(keys)];
		const { rows, uses } = await this.#database.read(STORES, async (transaction) => ({
			rows: await Promise.all(wanted.map((key) => transaction.objectStore(STORE.results).get(key))),
			uses: await Promise.all(
				wanted.map((key) => transaction.objectStore(STORE.resultUses).get(key))
			)
		}));
		await this.#touch(uses);
		const found = rows
			.map((row) => parseRow(resultRowSchema, row))
			.filter((row) => row !== undefined);
		return new Map(found.map((row) => [row.key, row]));
	}

	/** Stores a result in place of any under its key. */
	async put(result: NewResult): Promise<StoredResult> {
		const row = this.#row(result);
		await this.#put(row);
		return row;
	}

	/** Stores a result as `put` does, if that can be: older ones give way, and without room it is only given back. */
	async keep(result: NewResult): Promise<StoredResult> {
		const row = this.#row(result);
		try {
			await new Room(this).make(row.bytes, () => this.#put(row));
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
		}
		return row;
	}

	#row({ key, kind, result, seconds }: NewResult): StoredResult {
		return { key, kind, result, seconds, at: this.#now(), bytes: bytesOf(result) };
	}

	async #put(row: StoredResult): Promise<void> {
		const { key, bytes, at } = row;
		await this.#database.write(STORES, 'relaxed', async (transaction) => {
			await transaction.objectStore(STORE.results).put(row);
			await transaction
				.objectStore(STORE.resultUses)
				.put({ key, bytes, touchedAt: at } satisfies ResultUse);
		});
	}

	/** Bytes that all results take, roughly. */
	async size(): Promise<number> {
		const rows = await this.#database.read([STORE.resultUses], (transaction) =>
			transaction.objectStore(STORE.resultUses).getAll()
		);
		return total(parseUses(rows));
	}

	/** Removes results, the longest unused first, until they take no more than this. Gives the bytes freed. */
	async evict(toBytes: number): Promise<number> {
		return this.#database.write(STORES, 'relaxed', async (transaction) => {
			const results = transaction.objectStore(STORE.results);
			const uses = transaction.objectStore(STORE.resultUses);
			const known = parseUses(await uses.getAll());
			const knownKeys = new Set(known.map((use) => use.key));
			// A result that nothing is known of could never be chosen later.
			const leaving = (await results.getAllKeys()).filter((key) => !knownKeys.has(key));
			const before = total(known);
			let left = before;
			for (const use of known.sort((a, b) => a.touchedAt - b.touchedAt)) {
				if (left <= toBytes) break;
				left -= use.bytes;
				leaving.push(use.key);
			}
			for (const key of leaving) {
				await results.delete(key);
				await uses.delete(key);
			}
			return before - left;
		});
	}

	async #touch(rows: readonly unknown[]): Promise<void> {
		const now = this.#now();
		const stale = parseUses(rows).filter((use) => now - use.touchedAt >= TOUCH_AFTER);
		if (stale.length === 0) return;
		await this.#database.write([STORE.resultUses], 'relaxed', async (transaction) => {
			const uses = transaction.objectStore(STORE.resultUses);
			for (const use of stale) await uses.put({ ...use, touchedAt: now });
		});
	}
}

function parseUses(rows: readonly unknown[]): ResultUse[] {
	return rows.map((row) => parseRow(resultUseSchema, row)).filter((use) => use !== undefined);
}

function total(uses: readonly ResultUse[]): number {
	return uses.reduce((bytes, use) => bytes + use.bytes, 0);
}
