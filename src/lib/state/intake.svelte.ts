import type { Inspection, Preview, Progress } from '$lib/engine/protocol';
import { proposeSource, type Proposal } from '$lib/import/propose';
import type { ReadHints, Source } from '$lib/import/source';
import type { App } from './app.svelte';
import type { OpenNotebook } from './open-notebook.svelte';
import { hasSameLayout } from '$lib/import/same-layout';
import { askToPersist } from '$lib/storage/persist';
import { startCells } from './start-cells';

export type IntakeState =
	| { readonly kind: 'inspecting'; readonly progress: Progress | undefined }
	/** `source` is the proposal as the user has changed it so far. */
	| {
			readonly kind: 'mapping';
			readonly inspection: Inspection;
			readonly proposal: Proposal;
			readonly source: Source;
			/** Undefined while it is being made. */
			readonly preview: Preview | undefined;
			readonly previewError: unknown;
	  }
	| { readonly kind: 'storing' }
	| { readonly kind: 'failed'; readonly error: unknown };

/** One dropped file on its way to becoming a source, or a source whose mapping is being changed. */
export class IntakeItem {
	readonly id = crypto.randomUUID();
	readonly file: File;
	/** The source whose mapping is changed; undefined for a new file. */
	readonly existing: Source | undefined;
	state: IntakeState = $state.raw({ kind: 'inspecting', progress: undefined });
	/** The source of the notebook that already holds this very file, by name. */
	duplicateOf: string | undefined = $state();
	readonly #app: App;
	readonly #notebook: OpenNotebook;
	readonly #siblings: () => readonly IntakeItem[];
	#stop = new AbortController();

	/** `siblings` are the other files on their way, whose names and ids are taken, too. */
	constructor(
		app: App,
		notebook: OpenNotebook,
		siblings: () => readonly IntakeItem[],
		file: File,
		existing?: Source
	) {
		this.#app = app;
		this.#siblings = siblings;
		this.#notebook = notebook;
		this.file = file;
		this.existing = existing;
	}

	/** Looks at the file; with `read`, reads it in that way instead of the one that it seems to have. */
	async inspect(read?: ReadHints): Promise<void> {
		const signal = this.#restart();
		this.state = { kind: 'inspecting', progress: undefined };
		try {
			const inspection = await this.#app.engine.client.inspect(
				signal,
				{ blob: this.file },
				read ?? this.existing?.read,
				(progress) => {
					if (!signal.aborted && this.state.kind === 'inspecting') {
						this.state = { kind: 'inspecting', progress };
					}
				}
			);
			const { document } = this.#notebook;
			const proposal = proposeSource(inspection, {
				fileName: this.file.name,
				timeZone: document.settings.timeZone,
				takenIds: this.#others().map((source) => source.id),
				takenNames: this.#takenNames()
			});
			this.duplicateOf = this.#others().find((source) =>
				source.files.some((file) => file.hash === inspection.hash)
			)?.name;
			this.#map(inspection, proposal, this.#sourceOf(proposal, read !== undefined));
		} catch (error) {
			if (!signal.aborted) this.state = { kind: 'failed', error };
		}
	}

	/**
	 * Stores the file where a source names it but lacks it: by its contents, or, where the source has no
	 * file at all, by its headings. Gives whether it did.
	 */
	async fillPlace(): Promise<boolean> {
		if (this.state.kind !== 'mapping' || this.existing !== undefined) return false;
		const { inspection } = this.state;
		const { sources } = this.#app.storage;
		const file = { name: this.file.name, size: inspection.size, hash: inspection.hash };
		for (const source of this.#notebook.document.sources) {
			const named = source.files.some(({ hash }) => hash === inspection.hash);
			if (named && !(await sources.has(inspection.hash))) {
				await sources.put(inspection.hash, this.file);
				return true;
			}
			if (source.files.length === 0 && hasSameLayout(source, inspection)) {
				await sources.put(inspection.hash, this.file);
				this.#notebook.edit({ op: 'change-source', source: { ...source, files: [file] } });
				return true;
			}
		}
		return false;
	}

	/** Changes the mapping and previews it anew. */
	change(source: Source): void {
		if (this.state.kind === 'mapping') {
			this.#map(this.state.inspection, this.state.proposal, source);
		}
	}

	/** Whether the mapping can be used: it has a time and at least one identifier. */
	get complete(): boolean {
		if (this.state.kind !== 'mapping') return false;
		const roles = this.state.source.columns.map((column) => column.role.role);
		return roles.includes('time') && roles.includes('identifier');
	}

	/** Stores the file, then gives the source to be put into the notebook. */
	async store(): Promise<Source | undefined> {
		if (this.state.kind !== 'mapping' || !this.complete) return undefined;
		const { source, inspection } = this.state;
		const before = this.state;
		this.state = { kind: 'storing' };
		try {
			await this.#app.storage.sources.put(inspection.hash, this.file);
			this.#stop.abort();
			return source;
		} catch (error) {
			this.state = { ...before, previewError: error };
			return undefined;
		}
	}

	cancel(): void {
		this.#stop.abort();
	}

	/** The source to begin with. Read in another way, an existing one keeps what others know it by. */
	#sourceOf({ source }: Proposal, anew: boolean): Source {
		if (this.existing === undefined) return source;
		const { id, name, files } = this.existing;
		return anew ? { ...source, id, name, files } : this.existing;
	}

	/** The other sources, those on their way included. */
	#others(): readonly Source[] {
		const coming = this.#siblings().flatMap((item) =>
			item !== this && item.state.kind === 'mapping' ? [item.state.source] : []
		);
		const there = this.#notebook.document.sources;
		return [...there, ...coming].filter(({ id }) => id !== this.existing?.id);
	}

	#takenNames(): string[] {
		const { cells } = this.#notebook.document;
		return [...this.#others(), ...cells].map(({ name }) => name);
	}

	#map(inspection: Inspection, proposal: Proposal, source: Source): void {
		const mapping = { kind: 'mapping', inspection, proposal, source } as const;
		const before = this.state.kind === 'mapping' ? this.state.preview : undefined;
		this.state = { ...mapping, preview: before, previewError: undefined };
		void this.#preview(inspection, source);
	}

	async #preview(inspection: Inspection, source: Source): Promise<void> {
		const signal = this.#restart();
		try {
			const file = { hash: inspection.hash, blob: this.file };
			const preview = await this.#app.engine.client.preview(signal, source, file);
			if (!signal.aborted && this.state.kind === 'mapping') {
				this.state = { ...this.state, preview, previewError: undefined };
			}
		} catch (error) {
			if (!signal.aborted && this.state.kind === 'mapping') {
				this.state = { ...this.state, preview: undefined, previewError: error };
			}
		}
	}

	#restart(): AbortSignal {
		this.#stop.abort();
		this.#stop = new AbortController();
		return this.#stop.signal;
	}
}

/** Files on their way into the notebook. One that cannot be used leaves the others as they are. */
export class Intake {
	items: readonly IntakeItem[] = $state.raw([]);
	/** How many dropped files went straight to the place that was waiting for them. */
	recognised = $state(0);
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
	 * not stored here goes to its place without a question.
	 */
	async add(files: readonly File[]): Promise<void> {
		const items = files.map(
			(file) => new IntakeItem(this.#app, this.#notebook, () => this.items, file)
		);
		this.items = [...this.items, ...items];
		for (const item of items) {
			if (!this.items.includes(item)) continue;
			await item.inspect();
			if (await item.fillPlace()) {
				this.recognised++;
				this.remove(item);
				this.#onstored();
			}
		}
	}

	/** Opens the mapping of a source that is there. Rejects where its file is not stored. */
	async reopen(source: Source): Promise<void> {
		const [first] = source.files;
		if (first === undefined) return;
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
		const stored: string[] = [];
		for (const item of this.items) {
			const source = await item.store();
			if (source === undefined) continue;
			const op = item.existing === undefined ? 'add-source' : 'change-source';
			this.#notebook.edit({ op, source }, 'intake');
			stored.push(item.id);
		}
		this.items = this.items.filter((item) => !stored.includes(item.id));
		if (stored.length === 0) return;
		// Refused or not, the files are stored; granted, the browser will not clear them away by itself.
		void askToPersist().catch(() => undefined);
		if (this.#notebook.document.cells.length === 0) {
			for (const operation of startCells(this.#notebook.document)) {
				this.#notebook.edit(operation, 'intake');
			}
		}
		await this.#notebook.runFromSources();
	}
}
