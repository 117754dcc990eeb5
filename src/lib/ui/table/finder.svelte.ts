import { matchFrom } from './matches';
import type { Matches } from './row-source';
import type { TableState } from './table-state.svelte';
import type { Place } from './cursor';

/** Milliseconds without a key before the search begins. */
const SETTLE = 120;

/** Looks for a text in a table and steps through where it stands. */
export class Finder {
	readonly #table: TableState;
	open = $state(false);
	text = $state('');
	#matches: Matches | undefined = $state.raw();
	/** The match that the reader stands at. */
	#at = $state(-1);

	constructor(table: TableState) {
		this.#table = table;
	}

	/** Undefined while nothing is looked for, or the search goes on. */
	get matches(): Matches | undefined {
		return this.#matches;
	}

	get at(): number {
		return this.#at;
	}

	/** Searches for what the field says now. For an effect: gives what stops it. */
	search(show: (place: Place) => void, from: () => Place): (() => void) | undefined {
		const { text, open } = this;
		const { rows, columns } = this.#table;
		this.#matches = undefined;
		this.#at = -1;
		if (!open || text === '') return undefined;
		const stop = new AbortController();
		const timer = setTimeout(() => {
			const searched = columns.map(({ at }) => at);
			rows.find(stop.signal, text, searched).then(
				(found) => {
					if (stop.signal.aborted) return;
					this.#matches = found;
					this.#show(matchFrom(found, this.#placeOf(from())), show);
				},
				() => undefined
			);
		}, SETTLE);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}

	/** Goes on to the next match after a cell, or back to the one before it. */
	step(from: Place, backwards: boolean, show: (place: Place) => void): void {
		if (!this.#matches) return;
		const place = this.#placeOf(from);
		const next = matchFrom(this.#matches, backwards ? place - 1 : place + 1, backwards);
		this.#show(next, show);
	}

	#placeOf({ row, column }: Place): number {
		return Math.max(0, row) * this.#table.columns.length + column;
	}

	#show(at: number, show: (place: Place) => void): void {
		const place = this.#matches?.places[at];
		if (place === undefined) return;
		const columns = this.#table.columns.length;
		this.#at = at;
		show({ row: Math.floor(place / columns), column: place % columns });
	}
}
