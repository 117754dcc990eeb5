import type { Source } from '$lib/import/source';
import type { Cell } from '$lib/notebook/document';
import type { WriterLock } from '$lib/storage/writer-lock';
import type { App } from './app.svelte';
import type { Place } from './cell-reads';
import { Intake } from './intake.svelte';
import type { OpenNotebook } from './open-notebook.svelte';
import { PersonView } from './person.svelte';

/** An open notebook with all that its page needs. */
export class NotebookSession {
	readonly app: App;
	readonly notebook: OpenNotebook;
	readonly intake: Intake;
	/** One person, looked at in a dialogue. */
	readonly person: PersonView;
	/** Files that the sources name and that are not stored here, by name. */
	missing: readonly string[] = $state.raw([]);
	readonly #lock: WriterLock;
	readonly #unwatch: () => void;

	constructor(app: App, notebook: OpenNotebook, lock: WriterLock) {
		this.app = app;
		this.notebook = notebook;
		this.intake = new Intake(app, notebook, () => void this.findMissing());
		this.person = new PersonView(() => this.place);
		this.#lock = lock;
		this.#unwatch = lock.state.subscribe((state) => {
			notebook.readOnly = state !== 'writer';
			notebook.taken = state === 'taken';
		});
		void this.findMissing();
	}

	/** Where the cells can be asked for more than their results. */
	get place(): Place {
		const { engine, fileOf, tables } = this.app;
		const { document } = this.notebook;
		return { engine: engine.client, fileOf, prepared: tables, document };
	}

	/** Takes a source out of the notebook; undo brings it back, its file stays stored. */
	removeSource(source: Source): void {
		this.notebook.edit({ op: 'remove-source', id: source.id });
	}

	/** Takes a cell out; undo brings it back. */
	removeCell(cell: Cell): void {
		this.notebook.runs.cancel(cell.id);
		this.notebook.edit({ op: 'remove-cell', id: cell.id });
	}

	/** Opens the mapping of a source again. */
	reopen(source: Source): Promise<void> {
		return this.intake.reopen(source);
	}

	/** The name of a cell, for sentences that speak of it. */
	nameOf(id: string): string {
		return this.notebook.cell(id)?.name ?? '';
	}

	/** The cells of a kind, for settings that choose one. */
	cellsOf(kind: string): readonly { readonly value: string; readonly label: string }[] {
		return this.notebook.document.cells
			.filter((cell) => cell.kind === kind)
			.map((cell) => ({ value: cell.id, label: cell.name }));
	}

	/** Makes this tab the writer. The page has to be loaded again afterwards: the other may have saved. */
	takeOver(): Promise<void> {
		return this.#lock.takeOver();
	}

	async findMissing(): Promise<void> {
		const files = this.notebook.document.sources.flatMap((source) => source.files);
		const stored = await Promise.all(
			files.map(async ({ hash }) => hash !== '' && this.app.storage.sources.has(hash))
		);
		this.missing = files.filter((_, index) => !stored[index]).map(({ name }) => name);
	}

	/** Saves, ends what runs, and lets another tab write. */
	close(): Promise<void> {
		const closing = this.#close();
		this.app.leaving = closing;
		return closing;
	}

	async #close(): Promise<void> {
		this.person.close();
		await this.intake.close();
		await this.notebook.close();
		this.#unwatch();
		this.#lock.release();
	}
}
