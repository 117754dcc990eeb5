import { copied, MOST_COPIED, type Copied } from './copy';
import type { TableState } from './table-state.svelte';
import type { TableWords } from './words';

/** Puts parts of a table into the clipboard, and says how that went. */
export class Clip {
	readonly #table: TableState;
	readonly #words: () => TableWords;
	said = $state('');

	constructor(table: TableState, words: () => TableWords) {
		this.#table = table;
		this.#words = words;
	}

	async copy(range: Copied): Promise<void> {
		const rows = range.to - range.from + 1;
		if (rows * range.columns.length > MOST_COPIED) {
			this.said = this.#words().tooMuch(MOST_COPIED);
			return;
		}
		try {
			const { signal } = new AbortController();
			const { source, rows: arranged } = this.#table;
			const text = await copied(signal, source.columns, arranged, range);
			await navigator.clipboard.writeText(text);
			this.said = this.#words().copied(rows);
		} catch {
			this.said = this.#words().notCopied;
		}
	}

	/** Everything that is shown. */
	copyAll(): Promise<void> {
		const columns = this.#table.columns.map(({ at }) => at);
		return this.copy({ from: 0, to: this.#table.rows.length - 1, columns, headings: true });
	}
}
