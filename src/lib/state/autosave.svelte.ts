import type { NotebookDocument } from '$lib/notebook/document';

/** Whether what the user made is on the disk. */
export type SaveState =
	| { readonly kind: 'saved' }
	| { readonly kind: 'waiting' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'failed'; readonly error: unknown };

export interface AutosaveOptions {
	/** Stores a document and resolves when it is on the disk. */
	readonly save: (document: NotebookDocument) => Promise<void>;
	/** Milliseconds of quiet before a save. */
	readonly delay?: number;
}

/** Saves a document soon after each edit, one save at a time, the newest last. */
export class Autosave {
	#state: SaveState = $state.raw({ kind: 'saved' });
	readonly #save: AutosaveOptions['save'];
	readonly #delay: number;
	#next: NotebookDocument | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#saving: Promise<void> | undefined;

	constructor({ save, delay = 400 }: AutosaveOptions) {
		this.#save = save;
		this.#delay = delay;
	}

	get state(): SaveState {
		return this.#state;
	}

	/** Takes note of an edit. */
	changed(document: NotebookDocument): void {
		this.#next = document;
		if (this.#state.kind !== 'saving') this.#state = { kind: 'waiting' };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), this.#delay);
	}

	/** Saves at once what waits. Resolves when nothing waits any more, or saving failed. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#saving ??= this.#saveAll().finally(() => (this.#saving = undefined));
		await this.#saving;
	}

	async #saveAll(): Promise<void> {
		while (this.#next !== undefined) {
			const document = this.#next;
			this.#next = undefined;
			this.#state = { kind: 'saving' };
			try {
				await this.#save(document);
			} catch (error) {
				// What could not be saved waits for the next edit or the user's retry; it is not forgotten.
				this.#next ??= document;
				this.#state = { kind: 'failed', error };
				return;
			}
		}
		this.#state = { kind: 'saved' };
	}
}
