import { addShadowsSql } from '$lib/import/load';
import type { Source } from '$lib/import/source';
import type { Database } from '../database';

/**
 * The shadows of a table of rows that was made without them: writing nothing but nulls would be a tenth of the
 * work where every value is read as it stands. Once one is needed, it gets all.
 */
export class Shadows {
	readonly #source: Source;
	readonly #table: string;
	#missing = true;

	constructor(source: Source, table: string) {
		this.#source = source;
		this.#table = table;
	}

	get missing(): boolean {
		return this.#missing;
	}

	async add(db: Database, signal: AbortSignal): Promise<void> {
		if (!this.#missing) return;
		this.#missing = false;
		for (const sql of addShadowsSql(this.#source, this.#table)) await db.run(signal, sql);
	}
}
