import { SvelteMap } from 'svelte/reactivity';
import type { Cell } from '$lib/notebook/document';
import { canonical } from '$lib/notebook/canonical';
import { knownRelations } from './known-relations';
import type { NotebookSession } from './session.svelte';
import { columnsOf, giverOf, spokenOf } from './known-columns';

/** Columns of the relations that a statement speaks of, read in the background. */
export class ColumnsKnown {
	readonly #session: NotebookSession;
	/** By what gives them and as what. */
	readonly #found = new SvelteMap<string, readonly string[]>();
	readonly #asked = new Set<string>();
	readonly #gone = new AbortController();

	constructor(session: NotebookSession) {
		this.#session = session;
	}

	/** The columns of the relations that a text speaks of, as far as they are known. */
	of(cell: Cell, text: string): ReadonlyMap<string, readonly string[]> {
		const { document } = this.#session.notebook;
		const spoken = spokenOf(text, knownRelations(document, cell));
		return new Map(
			spoken.map((relation) => [relation, this.#found.get(this.#keyOf(cell, relation)) ?? []])
		);
	}

	/** Asks for what a text speaks of and is not known yet. */
	ask(cell: Cell, text: string): void {
		const { notebook, place } = this.#session;
		const { document } = notebook;
		for (const relation of spokenOf(text, knownRelations(document, cell))) {
			const giver = giverOf(document, cell, relation);
			// What has not run is not run for its columns: it may be slow, or from somebody else.
			if (giver !== undefined && notebook.runs.stateOf(giver).state !== 'fresh') continue;
			const key = this.#keyOf(cell, relation);
			if (this.#asked.has(key)) continue;
			this.#asked.add(key);
			columnsOf(this.#gone.signal, place, cell, relation).then(
				(columns) => this.#found.set(key, columns),
				// Without them the names of relations are completed all the same.
				() => undefined
			);
		}
	}

	close(): void {
		this.#gone.abort();
	}

	#keyOf(cell: Cell, relation: string): string {
		const { document } = this.#session.notebook;
		const giver = giverOf(document, cell, relation);
		const spec = document.cells.find(({ id }) => id === giver)?.spec ?? null;
		return canonical([relation, giver ?? null, spec]);
	}
}
