import { analysisOf } from '$lib/journey/registry';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION, type NotebookDocument } from '$lib/notebook/document';
import { readDocument } from '$lib/notebook/file';
import { StorageError } from '$lib/storage/errors';
import type { NotebookSummary } from '$lib/storage/notebooks';
import { HANDOVER, WriterLock } from '$lib/storage/writer-lock';
import type { App } from './app.svelte';

/** The notebooks of this browser. */
export class Library {
	/** Undefined until they have been read. */
	notebooks: readonly NotebookSummary[] | undefined = $state.raw();
	readonly #app: App;

	constructor(app: App) {
		this.#app = app;
	}

	async refresh(): Promise<void> {
		this.notebooks = await this.#app.storage.notebooks.list();
	}

	/** Makes a notebook without anything in it. Gives its id. */
	async create(title: string): Promise<string> {
		return this.#add(emptyDocument(title), true);
	}

	/** Opens a notebook file as a new notebook; nothing of it runs before the user says so. */
	async open(text: string): Promise<string> {
		return this.#add(readDocument(text, analysisOf), false);
	}

	/** Rejects with `StorageError` (`open`) where another tab writes the notebook: its own saves would fail. */
	async rename(id: string, title: string): Promise<void> {
		await this.#app.leaving;
		const lock = new WriterLock(id);
		try {
			if (!(await lock.acquire(HANDOVER))) throw new StorageError('open');
			await this.#app.storage.notebooks.rename(id, title);
		} finally {
			lock.release();
		}
		await this.refresh();
	}

	async duplicate(id: string, title: string): Promise<void> {
		await this.#app.storage.notebooks.duplicate(id, title);
		await this.refresh();
	}

	/** Deletes a notebook. Gives what brings it back. */
	async remove(id: string): Promise<() => Promise<void>> {
		const restore = await this.#app.storage.notebooks.remove(id);
		await this.refresh();
		return async () => {
			await restore();
			await this.refresh();
		};
	}

	async #add(document: NotebookDocument, trusted: boolean): Promise<string> {
		const { id } = await this.#app.storage.notebooks.create(document, trusted);
		await this.refresh();
		return id;
	}
}

/** A notebook in the zone of whoever makes it. */
export function emptyDocument(title: string): NotebookDocument {
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	return {
		format: DOCUMENT_FORMAT,
		version: DOCUMENT_VERSION,
		title,
		settings: { timeZone, weekStart: 'monday', smallGroup: 10 },
		sources: [],
		cells: []
	};
}
