import { SvelteMap } from 'svelte/reactivity';
import type { Progress } from '$lib/engine/protocol';
import { neededBuilds, runCell } from '$lib/engine/run';
import { withTimeLeft } from '$lib/engine/time-left';
import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { resultKeys } from '$lib/notebook/result-key';
import type { StoredResult } from '$lib/storage/rows';
import type { App } from './app.svelte';
import type { CellState } from './cell-state';

/** What is going on with a cell, beside the results that there are. */
type Activity =
	| { readonly kind: 'waiting'; readonly stop: AbortController }
	| { readonly kind: 'running'; readonly stop: AbortController; readonly progress?: Progress }
	| { readonly kind: 'cancelled'; readonly key: string | undefined }
	| { readonly kind: 'failed'; readonly key: string | undefined; readonly error: unknown };

type KeyOrError = { readonly key: string } | { readonly error: unknown };

/**
 * The runs and results of one notebook. A cell is fresh when a result lies under its current key;
 * nothing else is remembered about freshness.
 */
export class Runs {
	readonly #app: Pick<App, 'engine' | 'storage' | 'tables' | 'fileOf'>;
	readonly #document: () => NotebookDocument;
	readonly #results = new SvelteMap<string, StoredResult>();
	readonly #shown = new SvelteMap<string, StoredResult>();
	readonly #activity = new SvelteMap<string, Activity>();
	readonly #keys = $derived.by(() => keysOf(this.#document()));
	/** Cells that gave a result on this visit. */
	readonly #ran = new Set<string>();
	#queue: Promise<void> = Promise.resolve();

	constructor(
		app: Pick<App, 'engine' | 'storage' | 'tables' | 'fileOf'>,
		document: () => NotebookDocument
	) {
		this.#app = app;
		this.#document = document;
	}

	/** Brings the stored results of the present document on screen. Needs no engine. */
	async restore(): Promise<void> {
		const missing = [...this.#keys.values()].flatMap((found) =>
			'key' in found && !this.#results.has(found.key) ? [found.key] : []
		);
		for (const [key, result] of await this.#app.storage.results.getMany(missing)) {
			this.#results.set(key, result);
		}
		this.#showFresh();
	}

	stateOf(id: string): CellState {
		const cell = this.#cellOf(id);
		if (cell !== undefined && analysisOf(cell.kind)?.runs === false) return { state: 'plain' };
		const found = this.#keys.get(id);
		const key = found !== undefined && 'key' in found ? found.key : undefined;
		const fresh = key === undefined ? undefined : this.#results.get(key);
		const shown = fresh ?? this.#shown.get(id);
		const activity = this.#activity.get(id);
		if (activity?.kind === 'running') {
			return { state: 'running', progress: activity.progress, shown };
		}
		if (activity?.kind === 'waiting') return { state: 'waiting', shown };
		if (found !== undefined && 'error' in found) {
			return { state: 'failed', error: found.error, shown };
		}
		if (fresh !== undefined) return { state: 'fresh', shown: fresh };
		if (activity?.kind === 'failed' && activity.key === key) {
			return { state: 'failed', error: activity.error, shown };
		}
		if (activity?.kind === 'cancelled' && activity.key === key)
			return { state: 'cancelled', shown };
		return shown === undefined ? { state: 'empty' } : { state: 'stale', shown };
	}

	/** The present result of a cell, fresh or not. */
	resultOf(id: string): unknown {
		const found = this.#keys.get(id);
		const fresh = found !== undefined && 'key' in found ? this.#results.get(found.key) : undefined;
		return (fresh ?? this.#shown.get(id))?.result;
	}

	/** Whether a cell gave a result on this visit. */
	ranHere(id: string): boolean {
		return this.#ran.has(id);
	}

	/** Cells whose result is not there for what they say now, in document order. */
	get notFresh(): readonly Cell[] {
		return this.#document().cells.filter((cell) => {
			const { state } = this.stateOf(cell.id);
			return state !== 'fresh' && state !== 'plain';
		});
	}

	get busy(): boolean {
		return [...this.#activity.values()].some(
			(activity) => activity.kind === 'running' || activity.kind === 'waiting'
		);
	}

	/** Runs cells, one after the other. A run under way for an older spec of the cell is cancelled first. */
	async run(ids: readonly string[]): Promise<void> {
		await Promise.all(ids.map((id) => this.#enqueue(id)));
	}

	cancel(id: string): void {
		const activity = this.#activity.get(id);
		if (activity?.kind !== 'waiting' && activity?.kind !== 'running') return;
		activity.stop.abort();
		this.#activity.set(id, { kind: 'cancelled', key: this.#keyOf(id) });
	}

	/** Forgets whatever is known of a cell. */
	forget(id: string): void {
		this.cancel(id);
		this.#activity.delete(id);
		this.#shown.delete(id);
		this.#ran.delete(id);
	}

	cancelAll(): void {
		for (const id of [...this.#activity.keys()]) this.cancel(id);
	}

	#enqueue(id: string): Promise<void> {
		if (this.stateOf(id).state === 'fresh') return Promise.resolve();
		this.cancel(id);
		const stop = new AbortController();
		this.#activity.set(id, { kind: 'waiting', stop });
		const turn = this.#queue.then(() => this.#execute(id, stop));
		this.#queue = turn;
		return turn;
	}

	async #execute(id: string, stop: AbortController): Promise<void> {
		const mine = () => {
			const activity = this.#activity.get(id);
			return activity !== undefined && 'stop' in activity && activity.stop === stop;
		};
		if (stop.signal.aborted || !mine()) return;
		const document = this.#document();
		const key = this.#keyOf(id);
		this.#activity.set(id, { kind: 'running', stop });
		try {
			const result = await runCell(stop.signal, document, id, {
				engine: this.#app.engine.client,
				analysisOf,
				fileOf: this.#app.fileOf,
				prepared: this.#app.tables,
				onProgress: withTimeLeft((progress) => {
					if (mine()) this.#activity.set(id, { kind: 'running', stop, progress });
				})
			});
			await this.#keep(id, result);
			if (mine()) this.#activity.delete(id);
			await this.#tidy();
		} catch (error) {
			if (!mine()) return;
			this.#activity.set(
				id,
				stop.signal.aborted ? { kind: 'cancelled', key } : { kind: 'failed', key, error }
			);
		}
	}

	async #keep(id: string, result: Awaited<ReturnType<typeof runCell>>): Promise<void> {
		const stored = await this.#app.storage.results.keep(result);
		this.#results.set(stored.key, stored);
		this.#shown.set(id, stored);
		this.#ran.add(id);
	}

	/** Lets go of tables that no cell of the document needs any more. */
	async #tidy(): Promise<void> {
		const needed = neededBuilds(this.#document(), analysisOf);
		await this.#app.engine.client.retain(new AbortController().signal, needed);
	}

	#showFresh(): void {
		for (const [id, found] of this.#keys) {
			const result = 'key' in found ? this.#results.get(found.key) : undefined;
			if (result !== undefined) this.#shown.set(id, result);
		}
	}

	#keyOf(id: string): string | undefined {
		const found = this.#keys.get(id);
		return found !== undefined && 'key' in found ? found.key : undefined;
	}

	#cellOf(id: string): Cell | undefined {
		return this.#document().cells.find((cell) => cell.id === id);
	}
}

function keysOf(document: NotebookDocument): ReadonlyMap<string, KeyOrError> {
	return new Map(document.cells.map((cell) => [cell.id, keyOf(document, cell)]));
}

function keyOf(document: NotebookDocument, cell: Cell): KeyOrError {
	try {
		return { key: resultKeys(document, cell.id, analysisOf).get(cell.id) ?? '' };
	} catch (error) {
		return { error };
	}
}
