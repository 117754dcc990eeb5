import * as v from 'valibot';
import type { Database } from './database';
import { parseRow } from './rows';
import { STORE } from './schema';

/** What a user sets for the app as a whole. `undefined` stands for what the browser says. */
const schemas = {
	locale: v.picklist(['en', 'it']),
	theme: v.picklist(['system', 'light', 'dark'])
};
export type SettingKey = keyof typeof schemas;
export type SettingValues = { [Key in SettingKey]?: v.InferOutput<(typeof schemas)[Key]> };

const rowSchema = v.object({ key: v.string(), value: v.unknown() });

/** Settings of the app, by key. Every method throws `StorageError`. */
export class AppSettings {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	/** Those that are set. What this version does not know, or cannot read, is left out. */
	async all(): Promise<SettingValues> {
		const rows = await this.#database.read([STORE.settings], (transaction) =>
			transaction.objectStore(STORE.settings).getAll()
		);
		const stored = new Map(
			rows
				.map((row) => parseRow(rowSchema, row))
				.filter((row) => row !== undefined)
				.map(({ key, value }) => [key, value])
		);
		const locale = parseRow(schemas.locale, stored.get('locale'));
		const theme = parseRow(schemas.theme, stored.get('theme'));
		return {
			...(locale === undefined ? {} : { locale }),
			...(theme === undefined ? {} : { theme })
		};
	}

	/** Sets one, or with `undefined` leaves it to the browser again. */
	async set<Key extends SettingKey>(
		key: Key,
		value: SettingValues[Key] | undefined
	): Promise<void> {
		await this.#database.write([STORE.settings], 'strict', async (transaction) => {
			const store = transaction.objectStore(STORE.settings);
			if (value === undefined) await store.delete(key);
			else await store.put({ key, value: v.parse(schemas[key], value) });
		});
	}
}
