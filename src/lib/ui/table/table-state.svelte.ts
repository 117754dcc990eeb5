import type { Sort, TableColumn } from './columns';
import type { Filter } from './filter';
import type { Arranged, RowSource } from './row-source';
import type { Summary } from './summary';
import { fittingWidth, NARROWEST } from './widths';
import type { Measure } from '../measure-text';

/** A column that is shown, with its number in the source. */
export interface ShownColumn {
	readonly at: number;
	readonly column: TableColumn;
}

/** How one table is looked at: its order, its filters, its columns. Outlives a change of its rows. */
export class TableState {
	readonly #source: () => RowSource;
	sort: Sort | undefined = $state.raw();
	filters: readonly Filter[] = $state.raw([]);
	#hidden: ReadonlySet<string> = $state.raw(new Set());
	#widths: ReadonlyMap<string, number> = $state.raw(new Map());
	#arranged: { source: RowSource; rows: Arranged } | undefined = $state.raw();
	#summaries: ReadonlyMap<string, Summary> = $state.raw(new Map());
	#summarised: RowSource | undefined;
	readonly #fitted = new Map<string, number>();
	#busy = $state(false);
	#error: unknown = $state.raw();
	/** Raised whenever values that were pending have come. */
	loads = $state(0);

	readonly columns: readonly ShownColumn[] = $derived.by(() =>
		this.#source()
			.columns.map((column, at) => ({ at, column }))
			.filter(({ column }) => !this.#hidden.has(column.key))
	);

	constructor(source: () => RowSource, sort: Sort | undefined) {
		this.#source = source;
		this.sort = sort;
	}

	get source(): RowSource {
		return this.#source();
	}

	/** What is on screen: the last arrangement of this source, until the next one is made. */
	get rows(): Arranged {
		const source = this.#source();
		return this.#arranged?.source === source ? this.#arranged.rows : source.natural;
	}

	get busy(): boolean {
		return this.#busy;
	}

	get error(): unknown {
		return this.#error;
	}

	get hidden(): number {
		return this.#source().columns.length - this.columns.length;
	}

	/** Arranges anew what changed. For an effect: gives what stops it. */
	arrange(): (() => void) | undefined {
		const source = this.#source();
		const arrangement = { sort: this.sort, filters: this.filters };
		if (!arrangement.sort && arrangement.filters.length === 0) {
			this.#arranged = undefined;
			this.#busy = false;
			return undefined;
		}
		const stop = new AbortController();
		this.#busy = true;
		void this.#attempt(stop, async () => {
			const rows = await source.arrange(stop.signal, arrangement);
			this.#arranged = { source, rows };
		}).then(() => {
			if (!stop.signal.aborted) this.#busy = false;
		});
		return () => stop.abort();
	}

	/** Brings the rows in sight. For an effect: gives what stops it. */
	load(from: number, to: number): (() => void) | undefined {
		const stop = new AbortController();
		const loading = this.rows.load(stop.signal, from, to);
		if (!loading) return undefined;
		void this.#attempt(stop, async () => {
			await loading;
			this.loads += 1;
		});
		return () => stop.abort();
	}

	/** Works out, one after the other, what these columns hold. For an effect: gives what stops it. */
	summarise(columns: readonly ShownColumn[]): () => void {
		const source = this.#source();
		const stop = new AbortController();
		if (this.#summarised !== source) this.#summaries = new Map();
		this.#summarised = source;
		void this.#attempt(stop, async () => {
			for (const { at, column } of columns) {
				await idle();
				if (this.#summaries.has(column.key)) continue;
				stop.signal.throwIfAborted();
				const summary = await source.summarise(stop.signal, at);
				this.#summaries = new Map(this.#summaries).set(column.key, summary);
			}
		});
		return () => stop.abort();
	}

	summaryOf = (key: string): Summary | undefined => this.#summaries.get(key);

	sortBy(key: string, descending: boolean | undefined): void {
		this.sort = descending === undefined ? undefined : { key, descending };
	}

	filterOf = (key: string): Filter | undefined => this.filters.find((filter) => filter.key === key);

	/** Sets the filter of a column, or takes it away. */
	filterBy(key: string, filter: Filter | undefined): void {
		const others = this.filters.filter((other) => other.key !== key);
		if (!filter && others.length === this.filters.length) return;
		this.filters = filter ? [...others, filter] : others;
	}

	clearFilters(): void {
		this.filters = [];
	}

	hide(key: string): void {
		if (this.columns.length > 1) this.#hidden = new Set([...this.#hidden, key]);
	}

	showAll(): void {
		this.#hidden = new Set();
	}

	isChosen(key: string): boolean {
		return this.#widths.has(key);
	}

	widthOf({ at, column: { key } }: ShownColumn, measure: Measure): number {
		const known = this.#widths.get(key) ?? this.#fitted.get(key);
		if (known !== undefined) return known;
		const width = fittingWidth(this.#source(), at, measure);
		this.#fitted.set(key, width);
		return width;
	}

	resize(key: string, width: number): void {
		this.#widths = new Map(this.#widths).set(key, Math.max(NARROWEST, Math.round(width)));
	}

	async #attempt(stop: AbortController, work: () => Promise<void>): Promise<void> {
		try {
			await work();
			if (!stop.signal.aborted) this.#error = undefined;
		} catch (error) {
			if (!stop.signal.aborted) this.#error = error;
		}
	}
}

/** When the page has nothing better to do; soon all the same. */
function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 300 });
		else setTimeout(resolve, 50);
	});
}
