import type { Field, Fields } from '$lib/import/json/fields';

/** The attributes of an event, or of what it belongs to, by column. */
export class EventRow {
	readonly #fields: Fields;
	#values: (string | null)[] = [];
	/** All values of attributes that are there more than once, as those of a list may be. */
	readonly #several = new Map<number, string[]>();

	constructor(fields: Fields) {
		this.#fields = fields;
	}

	clear(): void {
		this.#values = [];
		this.#several.clear();
	}

	add(field: Field, value: string): void {
		if (value === '') {
			field.empty = true;
			return;
		}
		const column = this.#fields.column(field);
		if (column < 0) return;
		const before = this.#values[column] ?? null;
		if (before === null) this.#values[column] = value;
		else {
			const several = this.#several.get(column) ?? [before];
			several.push(value);
			this.#several.set(column, several);
		}
	}

	/** A row of its own; several values as one JSON list. */
	values(): (string | null)[] {
		const values = Array.from(this.#values, (value) => value ?? null);
		for (const [column, several] of this.#several) values[column] = JSON.stringify(several);
		return values;
	}
}
