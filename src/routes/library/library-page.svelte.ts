import { toast } from 'svelte-sonner';
import { app } from '$lib/state/app.svelte';
import { sentenceOf } from '$lib/state/error-sentence';
import { handOver, handOverRun } from '$lib/state/handover';
import { Library } from '$lib/state/library.svelte';
import { words } from '$lib/state/locale.svelte';
import { openSample } from '$lib/state/sample';
import { titleOfFile } from '$lib/import/file-name';
import { fileNameOf, writeDocument } from '$lib/notebook/file';
import { DocumentError } from '$lib/notebook/document-error';
import { MOST_TEXT } from '$lib/notebook/parse-document';
import { saveText } from '$lib/state/save-text';
import { sortFiles } from './sort-files';

/** Where notebooks are opened: the router's business. */
export interface Ways {
	/** Opens a notebook; resolves when it is there. */
	readonly go: (id: string) => Promise<void>;
	readonly addressOf: (id: string) => string;
}

/** What the library page does. What goes wrong becomes `error`, one sentence. */
export class LibraryPage {
	readonly library = new Library(app());
	error: string | undefined = $state();
	/** What is under way and keeps the page from taking anything else. */
	busy: 'sample' | 'files' | 'new' | undefined = $state();
	readonly go: Ways['go'];
	readonly addressOf: Ways['addressOf'];

	constructor({ go, addressOf }: Ways) {
		this.go = go;
		this.addressOf = addressOf;
	}

	start(): Promise<void> {
		return this.attempt(() => this.library.refresh());
	}

	/** Does something; an error is said on the page. */
	async attempt(work: () => Promise<unknown>): Promise<void> {
		this.error = undefined;
		try {
			await work();
		} catch (error) {
			this.error = sentenceOf(error, words.t);
		}
	}

	create(): Promise<void> {
		return this.#while('new', async () => {
			await this.go(await this.library.create(words.t('library.newNotebook')));
		});
	}

	openSample(): Promise<void> {
		return this.#while('sample', async () => {
			const id = await openSample(app(), this.library);
			handOverRun(id);
			await this.go(id);
		});
	}

	/**
	 * Takes what was dropped: notebooks are opened, data goes into the one notebook that came with it,
	 * else into a new one. Several notebooks without data stay in the list.
	 */
	take(files: readonly File[]): Promise<void> {
		return this.#while('files', async () => {
			const { notebooks, data } = sortFiles(files);
			const opened: string[] = [];
			for (const file of notebooks) {
				const id = await this.#open(file);
				if (id !== undefined) opened.push(id);
			}
			const [only] = opened.length === 1 ? opened : [];
			const [first] = data;
			if (first === undefined && only === undefined) {
				if (opened.length > 1) toast(words.t('library.opened', { count: opened.length }));
				return;
			}
			const id = only ?? (await this.library.create(titleOfFile(first?.name ?? '')));
			handOver(id, data);
			// The page is about to be left, with what is said on it.
			if (this.error !== undefined) toast.error(this.error);
			await this.go(id);
		});
	}

	save(id: string): Promise<void> {
		return this.attempt(async () => {
			const { document } = await app().storage.notebooks.load(id);
			saveText(fileNameOf(document.title), writeDocument(document));
		});
	}

	/** Deletes a notebook, and offers to bring it back for as long as the message stands. */
	remove(id: string, title: string): Promise<void> {
		return this.attempt(async () => {
			const restore = await this.library.remove(id);
			toast(words.t('library.deleted', { title }), {
				duration: 10_000,
				action: { label: words.t('library.bringBack'), onClick: () => void this.attempt(restore) }
			});
		});
	}

	/** Saves what is left of a notebook that cannot be opened. */
	saveText(id: string, title: string): Promise<void> {
		return this.attempt(async () => {
			saveText(fileNameOf(title), await app().storage.notebooks.textOf(id));
		});
	}

	/** A notebook file that cannot be opened leaves the others as they are. */
	async #open(file: File): Promise<string | undefined> {
		try {
			if (file.size > MOST_TEXT) {
				throw new DocumentError('too-large', '', { what: 'bytes', limit: MOST_TEXT });
			}
			return await this.library.open(await file.text());
		} catch (error) {
			const why = sentenceOf(error, words.t);
			this.error = words.t('library.notOpened', { file: file.name, why });
			return undefined;
		}
	}

	async #while(busy: 'sample' | 'files' | 'new', work: () => Promise<void>): Promise<void> {
		if (this.busy !== undefined) return;
		this.busy = busy;
		try {
			await this.attempt(work);
		} finally {
			this.busy = undefined;
		}
	}
}
