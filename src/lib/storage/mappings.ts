import * as v from 'valibot';
import { mappingSchema, type Mapping } from '$lib/import/mapping';
import type { Database } from './database';
import { parseRow } from './rows';
import { STORE } from './schema';

/** Layouts that are remembered; of more, those that were not used for longest are forgotten. */
const KEPT = 100;

const PREFIX = 'mapping:';
/** Every key of a mapping, and no other of the settings. */
const all = () => IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);

const rowSchema = v.object({ key: v.string(), at: v.number(), value: mappingSchema });
const useSchema = v.object({ key: v.string(), at: v.number() });

/** How files of a layout were read last, by the layout's signature. Every method throws `StorageError`. */
export class RememberedMappings {
	readonly #database: Database;
	readonly #now: () => number;

	constructor(database: Database, now: () => number = Date.now) {
		this.#database = database;
		this.#now = now;
	}

	/** Undefined where none is remembered that this version can read. */
	async get(signature: string): Promise<Mapping | undefined> {
		const row = await this.#database.read([STORE.settings], (transaction) =>
			transaction.objectStore(STORE.settings).get(PREFIX + signature)
		);
		return row === undefined ? undefined : parseRow(rowSchema, row)?.value;
	}

	async remember(signature: string, value: Mapping): Promise<void> {
		const row = { key: PREFIX + signature, at: this.#now(), value };
		await this.#database.write([STORE.settings], 'strict', async (transaction) => {
			const store = transaction.objectStore(STORE.settings);
			await store.put(row);
			const uses = (await store.getAll(all())).flatMap((use) => parseRow(useSchema, use) ?? []);
			const old = uses.toSorted((a, b) => b.at - a.at).slice(KEPT);
			for (const { key } of old) await store.delete(key);
		});
	}

	async forget(signature: string): Promise<void> {
		await this.#database.write([STORE.settings], 'strict', async (transaction) => {
			await transaction.objectStore(STORE.settings).delete(PREFIX + signature);
		});
	}
}
