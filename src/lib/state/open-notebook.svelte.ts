import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { record, redo, startHistory, undo, type History } from '$lib/notebook/history';
import { buildOrder } from '$lib/notebook/graph';
import { keepReferences } from '$lib/notebook/inputs';
import { apply, type Operation } from '$lib/notebook/operations';
import type { StoredNotebook } from '$lib/storage/notebooks';
import type { App } from './app.svelte';
import { Autosave, type SaveState } from './autosave.svelte';
import { Runs } from './runs.svelte';
import { words } from './locale.svelte';
import { dropUnsaved, keepUnsaved, takeUnsaved } from './unsaved';

/** Milliseconds of quiet after an edit before the cell runs again. */
const SETTLE = 250;
/** Milliseconds of quiet after which edits of the same group are another step to undo. */
const STEP = 1000;

/** The open notebook: its document, its history, its saving and its runs. */
export class OpenNotebook {
	readonly id: string;
	readonly runs: Runs;
	/** When the document was saved, where something newer was damaged; milliseconds since 1970. */
	readonly recoveredAt: number | undefined;
	/** Made here, not by somebody else. */
	readonly trusted: boolean;
	#history: History;
	#revision: number;
	readonly #autosave: Autosave;
	readonly #app: App;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the last edit was, and which step it belongs to. */
	#edit = { at: -Infinity, step: 0 };
	#closed = false;
	readonly #edited = new Set<string>();
	/** Cells with statements of a user's own that were run as they stand, and run again for another input. */
	readonly #again = new Set<string>();
	/** Another tab writes this notebook. */
	readOnly = $state(false);
	/** That other tab has taken it over from this one. */
	taken = $state(false);
	/** The title of the notebook that got the edits which could not be saved in this one. */
	rescued: string | undefined = $state();

	constructor(app: App, id: string, stored: StoredNotebook) {
		this.#app = app;
		this.id = id;
		this.#history = $state.raw(startHistory(stored.document));
		this.#revision = stored.current;
		this.recoveredAt = stored.recovered ? stored.savedAt : undefined;
		this.trusted = stored.trusted;
		this.#autosave = new Autosave({ save: (document) => this.#save(document) });
		this.runs = new Runs(app, () => this.document);
	}

	get document(): NotebookDocument {
		return this.#history.present;
	}

	get saveState(): SaveState {
		return this.#autosave.state;
	}

	get canUndo(): boolean {
		return this.#history.past.length > 0;
	}

	get canRedo(): boolean {
		return this.#history.future.length > 0;
	}

	cell(id: string): Cell | undefined {
		return this.document.cells.find((cell) => cell.id === id);
	}

	/** Whether it has not been left. */
	get open(): boolean {
		return !this.#closed;
	}

	/** Edits the notebook. Edits of one `group` in a row are undone together, unless they are `quiet` ms apart. */
	edit(operation: Operation, group?: string, quiet = STEP): void {
		if (this.readOnly || this.#closed) return;
		const at = performance.now();
		const step = this.#edit.step + (at - this.#edit.at > quiet ? 1 : 0);
		this.#edit = { at, step };
		// Whatever had this id before is gone.
		if (operation.op === 'add-cell') this.runs.forget(operation.cell.id);
		const together = group === undefined ? undefined : `${group} ${step}`;
		this.#set(record(this.#history, apply(this.document, operation), together));
	}

	/** Changes a cell's settings and, soon after, runs it and what hangs on it. */
	change(id: string, spec: Cell['spec'], group?: string): void {
		const cell = this.cell(id);
		if (cell === undefined) return;
		const asked = cell.kind === 'input' ? this.#askedAfter(id) : [];
		const kept = keepReferences(this.document, cell, spec);
		this.edit({ op: 'change-cell', id, spec: kept }, group);
		if (this.readOnly || this.#closed || analysisOf(cell.kind)?.asks !== false) return;
		for (const statement of asked) this.#again.add(statement);
		this.#edited.add(id);
		this.#settle();
	}

	/** Writes settings as they are, references to inputs included. */
	refer(id: string, spec: Cell['spec']): void {
		this.edit({ op: 'change-cell', id, spec });
		this.#edited.add(id);
		this.#settle();
	}

	undo(): void {
		if (!this.readOnly) this.#set(undo(this.#history));
	}

	redo(): void {
		if (!this.readOnly) this.#set(redo(this.#history));
	}

	/** Runs every cell that is not fresh, in document order: whoever calls this was asked to. */
	runAll(): Promise<void> {
		return this.#run(this.runs.notFresh);
	}

	/** Runs what rests on the sources, save what a user's own statements would run. */
	runFromSources(): Promise<void> {
		const waiting = this.runs.notFresh.filter((cell) => this.#isAsked(cell, new Set()));
		return this.#run(waiting);
	}

	/** Runs what the edit of these cells made stale, save what a user's own statements would run unasked. */
	runAfter(ids: readonly string[]): Promise<void> {
		const again = new Set(this.#again);
		this.#again.clear();
		const waiting = this.runs.notFresh.filter((cell) => {
			if (!this.#isAsked(cell, again)) return false;
			return ids.includes(cell.id) || this.#hangsOn(cell, ids);
		});
		return this.#run(waiting);
	}

	/** Saves what waits, at once. */
	flush(): Promise<void> {
		return this.#autosave.flush();
	}

	/** Saves what waits as well as a page can that may be gone before the database answers. */
	leave(): void {
		const { kind } = this.saveState;
		if (this.readOnly || kind === 'saved') return;
		this.#keep(kind === 'saving');
		void this.flush();
	}

	/**
	 * Takes up the edits that the last page could only keep, for the tab that writes. Where the notebook was saved
	 * from elsewhere since, they become a notebook of their own.
	 */
	async takeUp(): Promise<void> {
		const unsaved = takeUnsaved(this.id, this.#revision, this.document);
		if (unsaved === undefined) return;
		const { document, after } = unsaved;
		if (after === this.#revision) return this.#set(record(this.#history, document));
		const title = words.t('storage.unsavedOf', { title: document.title });
		try {
			const copy = apply(document, { op: 'rename', title });
			await this.#app.storage.notebooks.create(copy, this.trusted);
			this.rescued = title;
		} catch {
			// There is no room for it now: it stays where it is.
			keepUnsaved(this.id, document, after, false);
		}
	}

	/** Saves, ends runs and lets go of timers. What cannot be saved is kept for whoever opens it next. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		this.runs.cancelAll();
		await this.flush();
		if (this.saveState.kind === 'failed') this.#keep(false);
	}

	async #run(cells: readonly Cell[]): Promise<void> {
		if (!this.#closed) await this.runs.run(cells.map(({ id }) => id));
	}

	#keep(saving: boolean): void {
		if (!this.readOnly) keepUnsaved(this.id, this.document, this.#revision, saving);
	}

	#set(history: History): void {
		if (history === this.#history) return;
		this.#history = history;
		this.#autosave.changed(history.present);
		void this.runs.restore();
	}

	#settle(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const ids = [...this.#edited];
			this.#edited.clear();
			void this.runAfter(ids);
		}, SETTLE);
	}

	/** The statements of a user's own that hang on an input and that the user ran as they stand. */
	#askedAfter(input: string): readonly string[] {
		const cells = this.document.cells.filter((cell) => {
			if (analysisOf(cell.kind)?.asks !== true || !this.#hangsOn(cell, [input])) return false;
			const { state } = this.runs.stateOf(cell.id);
			const asked = state !== 'empty' && state !== 'stale' && state !== 'cancelled';
			return asked && (this.trusted || this.runs.ranHere(cell.id));
		});
		return cells.map(({ id }) => id);
	}

	/** Whether a cell would run no statement of a user's own but those that were asked for, or are fresh. */
	#isAsked(cell: Cell, again: ReadonlySet<string>): boolean {
		try {
			return buildOrder(this.document, cell.id, analysisOf).every(({ id, kind }) => {
				if (analysisOf(kind)?.asks !== true || again.has(id)) return true;
				return (this.trusted || this.runs.ranHere(id)) && this.runs.stateOf(id).state === 'fresh';
			});
		} catch {
			return analysisOf(cell.kind)?.asks === false;
		}
	}

	#hangsOn(cell: Cell, ids: readonly string[]): boolean {
		try {
			return buildOrder(this.document, cell.id, analysisOf).some((needed) =>
				ids.includes(needed.id)
			);
		} catch {
			return false;
		}
	}

	async #save(document: NotebookDocument): Promise<void> {
		this.#revision = await this.#app.storage.notebooks.save(this.id, document, this.#revision);
		dropUnsaved(this.id, this.#revision);
	}
}
