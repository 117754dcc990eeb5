import type { Source } from '$lib/import/source';
import { belongsTo } from '$lib/import/mapping';
import type { Operation } from '$lib/notebook/operations';
import { isMappingFile, MappingError, readMapping } from '$lib/import/mapping-file';
import { askToPersist } from '$lib/storage/persist';
import type { App } from './app.svelte';
import { IntakeItem, type Join } from './intake-item.svelte';
import type { OpenNotebook } from './open-notebook.svelte';
import { areApart, startCells } from './start-cells';

export { IntakeItem, type IntakeState, type Join } from './intake-item.svelte';

/** Files on their way into the notebook. One that cannot be used leaves the others as they are. */
export class Intake {
	items: readonly IntakeItem[] = $state.raw([]);
	/** How many dropped files went straight to the place that was waiting for them. */
	recognised = $state(0);
	#storing: Promise<unknown> = Promise.resolve();
	readonly #onstored: () => void;
	readonly #app: App;
	readonly #notebook: OpenNotebook;

	/** `onstored` hears that files which the notebook was waiting for are there. */
	constructor(app: App, notebook: OpenNotebook, onstored: () => void = () => undefined) {
		this.#app = app;
		this.#notebook = notebook;
		this.#onstored = onstored;
	}

	/**
	 * Takes dropped files in, one after the other. A file that a source of the notebook names and that is
	 * not stored here goes to its place without a question. What an archive holds comes in its place. A saved
	 * mapping is used for the files, or the source, that it was made for.
	 */
	async add(files: readonly File[]): Promise<void> {
		const mappings: File[] = [];
		for (const file of files) {
			if (await isMappingFile(file)) mappings.push(file);
		}
		await this.#addData(files.filter((file) => !mappings.includes(file)));
		for (const file of mappings) await this.#useMapping(file);
	}

	async #addData(files: readonly File[]): Promise<void> {
		const items = files.map((file) => this.#item(file));
		this.items = [...this.items, ...items];
		for (const packed of items) {
			for (const item of await this.#unpacked(packed)) {
				if (!this.items.includes(item)) continue;
				await item.inspect();
				if (!this.#notebook.open) return;
				if (await item.fillPlace()) {
					this.recognised++;
					this.remove(item);
					this.#onstored();
				} else {
					item.lookForJoin();
				}
			}
		}
		this.#expect();
	}

	/** What is mapped will be read soon. */
	#expect(): void {
		this.#app.engine.expect(this.items.reduce((bytes, { file }) => bytes + file.size, 0));
	}

	/** A dropped file, or what it packs, which takes its place. */
	async #unpacked(item: IntakeItem): Promise<readonly IntakeItem[]> {
		if (!this.items.includes(item)) return [];
		const files = await item.unpack();
		if (files.length === 0 || files[0] === item.file) return files.length === 0 ? [] : [item];
		const inside = files.map((file) => this.#item(file));
		this.items = this.items.flatMap((other) => (other === item ? inside : [other]));
		return inside;
	}

	#item(file: File): IntakeItem {
		return new IntakeItem(this.#app, this.#notebook, () => this.items, file);
	}

	/** Offers a saved mapping to what it was made for: files on their way, or else a source of the notebook. */
	async #useMapping(file: File): Promise<void> {
		try {
			const mapping = await readMapping(file);
			const fits = (item: IntakeItem) =>
				item.state.kind === 'mapping' &&
				item.join === undefined &&
				belongsTo(mapping, item.state.source);
			let fitting = this.items.filter(fits);
			if (fitting.length === 0) {
				const source = this.#notebook.document.sources.find((one) => belongsTo(mapping, one));
				if (source !== undefined) await this.reopen(source);
				fitting = this.items.filter(fits);
			}
			if (fitting.length === 0) throw new MappingError('no-source');
			for (const item of fitting) await item.use(mapping, file.name);
		} catch (error) {
			const item = this.#item(file);
			item.fail(error);
			this.items = [...this.items, item];
		}
	}

	#sourceOf(join: Join | undefined): Source | undefined {
		return this.#notebook.document.sources.find(({ id }) => id === join?.source);
	}

	/** Opens the mapping of a source that is there, once. Rejects where its file is not stored. */
	async reopen(source: Source): Promise<void> {
		const [first] = source.files;
		const open = this.items.some(({ existing }) => existing?.id === source.id);
		if (first === undefined || open) return;
		const { blob } = await this.#app.fileOf(first.hash, first.name);
		const item = new IntakeItem(
			this.#app,
			this.#notebook,
			() => this.items,
			new File([blob], first.name),
			source
		);
		this.items = [...this.items, item];
		await item.inspect();
	}

	remove(item: IntakeItem): void {
		item.cancel();
		this.items = this.items.filter((other) => other !== item);
	}

	/** Whether there is something to accept and everything that is there can be. */
	get ready(): boolean {
		const usable = this.items.filter((item) => item.state.kind !== 'failed');
		return usable.length > 0 && usable.every((item) => item.complete);
	}

	/**
	 * Puts the mapped files into the notebook, gives a notebook without cells its first ones, and runs.
	 * What cannot be stored stays here, with its error.
	 */
	async accept(): Promise<void> {
		const storing = this.#store();
		this.#storing = storing;
		if (await storing) await this.#notebook.runFromSources();
	}

	/** Gives up what is not accepted yet. Resolves once the rest is in the notebook. */
	async close(): Promise<void> {
		for (const item of this.items) item.cancel();
		await this.#storing.catch(() => undefined);
		this.items = [];
	}

	/** Gives whether anything could be stored. */
	async #store(): Promise<boolean> {
		const stored: string[] = [];
		// What is accepted at once is undone at once, however long it takes to store it.
		const group = crypto.randomUUID();
		const edit = (operation: Operation) => this.#notebook.edit(operation, group, Infinity);
		this.#expect();
		await Promise.all(this.items.map(({ previewed }) => previewed));
		const paces = this.items.flatMap(({ state }) =>
			state.kind === 'mapping' && state.preview !== undefined ? [state.preview.pace] : []
		);
		// Whom others join comes first.
		const joining = this.items.filter(({ join }) => join !== undefined);
		for (const item of [...this.items.filter(({ join }) => join === undefined), ...joining]) {
			const target = this.#sourceOf(item.join);
			if (item.join !== undefined && target === undefined) {
				item.separate();
				continue;
			}
			const source = await (target === undefined ? item.store() : item.storeInto(target));
			if (source === undefined) continue;
			// One whose mapping was to be changed may have been removed meanwhile.
			const known = this.#notebook.document.sources.some(({ id }) => id === source.id);
			edit({ op: known ? 'change-source' : 'add-source', source });
			stored.push(item.id);
		}
		this.items = this.items.filter((item) => !stored.includes(item.id));
		if (stored.length === 0) return false;
		// Refused or not, the files are stored; granted, the browser will not clear them away by itself.
		void askToPersist().catch(() => undefined);
		if (this.#notebook.document.cells.length === 0) {
			for (const operation of startCells(this.#notebook.document, areApart(paces))) {
				edit(operation);
			}
		}
		return true;
	}
}
