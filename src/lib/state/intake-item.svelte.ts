import type { Inspection, Preview, Progress } from '$lib/engine/protocol';
import { withTimeLeft } from '$lib/engine/time-left';
import { capacityFor, type Capacity } from '$lib/import/capacity';
import { proposeSource, type Proposal } from '$lib/import/propose';
import type { ReadHints, Source, SourceRead } from '$lib/import/source';
import { fitOf, withFile, type Fit } from '$lib/import/join-files';
import { applyMapping, mappingOf, type Applied, type Mapping } from '$lib/import/mapping';
import { signatureOf } from '$lib/import/mapping-signature';
import type { App } from './app.svelte';
import { ColumnProfiler } from './column-profiler.svelte';
import type { OpenNotebook } from './open-notebook.svelte';
import { hasSameLayout } from '$lib/import/same-layout';
import { keyOfValue } from '$lib/notebook/hash';

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

/** A source that a file joins as one more of its files, and how its columns differ. */
export interface Join {
	/** The source's id. */
	readonly source: string;
	readonly name: string;
	readonly fit: Fit;
}

/** One dropped file on its way to becoming a source, or a source whose mapping is being changed. */
export class IntakeItem {
	readonly id = crypto.randomUUID();
	readonly file: File;
	/** The source whose mapping is changed; undefined for a new file. */
	readonly existing: Source | undefined;
	state: IntakeState = $state.raw({ kind: 'inspecting', progress: undefined });
	/** The source of the notebook that already holds this very file, by name. */
	duplicateOf: string | undefined = $state();
	/** Set where the file is of the layout of a source, and joins it; undefined where it is its own. */
	join: Join | undefined = $state.raw();
	/** Whether the mapping began as the one that a file of this layout had last. */
	remembered = $state(false);
	/** The mapping that was loaded from a file last. */
	loaded: { readonly file: string; readonly applied: Applied } | undefined = $state.raw();
	/** What its columns hold. */
	readonly profiler: ColumnProfiler;
	readonly #app: App;
	readonly #notebook: OpenNotebook;
	readonly #siblings: () => readonly IntakeItem[];
	/** Settles when the last preview is there, or cannot be. */
	previewed: Promise<void> = Promise.resolve();
	#stop = new AbortController();
	/** What the file looks like where nobody says how to read it: so the next of its layout will, too. */
	#unasked: Inspection | undefined;

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
		this.profiler = new ColumnProfiler(app.engine);
	}

	/** The plain files in it: itself, or what it packs; none where it cannot be unpacked, or was cancelled. */
	async unpack(): Promise<readonly File[]> {
		const signal = this.#restart();
		try {
			const packed = { name: this.file.name, blob: this.file };
			const files = await this.#app.engine.client.unpack(signal, packed, (progress) =>
				this.#at(signal, progress)
			);
			const [only] = files;
			const plain = only?.name === packed.name && only.blob.size === packed.blob.size;
			if (signal.aborted) return [];
			return plain ? [this.file] : files.map(({ name, blob }) => new File([blob], name));
		} catch (error) {
			if (!signal.aborted) this.state = { kind: 'failed', error };
			return [];
		}
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
				withTimeLeft((progress) => this.#at(signal, progress))
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
			const own = this.#sourceOf(proposal, read !== undefined);
			let last = this.existing === undefined ? await this.#lastMapping(inspection) : undefined;
			if (signal.aborted) return;
			if (read === undefined && this.existing === undefined) {
				this.#unasked = inspection;
				if (last !== undefined && eachOf(last.read) !== eachOf(inspection.read)) {
					if (await this.#inspectBy(eachOf(last.read), inspection)) return;
					last = undefined;
				}
			}
			this.remembered = last !== undefined;
			this.#map(inspection, proposal, last === undefined ? own : applyMapping(last, own).source);
		} catch (error) {
			if (!signal.aborted) this.state = { kind: 'failed', error };
		}
	}

	/** Reads the file by the elements of a list, or by its records. Gives whether it can be read so. */
	async #inspectBy(each: string | undefined, { read }: Inspection): Promise<boolean> {
		await this.inspect({ format: read.format, each: each ?? '' } as ReadHints);
		return this.state.kind !== 'failed';
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

	/**
	 * Looks for a source of this layout, in the notebook or among the files before it, whose mapping then
	 * is this file's too. A file that is there already joins nothing.
	 */
	lookForJoin(): void {
		if (this.state.kind !== 'mapping' || this.existing !== undefined) return;
		if (this.duplicateOf !== undefined) return;
		const { inspection } = this.state;
		const items = this.#siblings();
		const before = items.slice(0, items.indexOf(this)).filter((item) => item.join === undefined);
		const coming = before.flatMap((item) =>
			item.state.kind === 'mapping' && item.existing === undefined ? [item.state.source] : []
		);
		for (const source of [...this.#notebook.document.sources, ...coming]) {
			const fit = source.files.length === 0 ? undefined : fitOf(source, inspection);
			if (fit !== undefined) {
				this.join = { source: source.id, name: source.name, fit };
				return;
			}
		}
	}

	/** Makes the file a source of its own. */
	separate(): void {
		this.join = undefined;
	}

	/** Stores the file, then gives `source` with it among its files; undefined where it cannot be stored. */
	async storeInto(source: Source): Promise<Source | undefined> {
		if (this.state.kind !== 'mapping') return undefined;
		const { inspection, proposal } = this.state;
		const stored = await this.store();
		return stored && withFile(source, this.file.name, inspection, proposal.source.columns);
	}

	/** Changes the mapping and previews it anew. */
	change(source: Source): void {
		if (this.state.kind === 'mapping') {
			this.#map(this.state.inspection, this.state.proposal, source);
		}
	}

	/**
	 * Takes a mapping for this file, by its headings. Where none of them is here, the file is read as the
	 * mapping says first. Gives undefined where it does not belong to this file: nothing changes then.
	 */
	async use(mapping: Mapping, file: string): Promise<Applied | undefined> {
		this.loaded = undefined;
		if (this.state.kind !== 'mapping') return undefined;
		const before = this.state;
		const applied = applyMapping(mapping, before.source);
		// What rows are made of decides which columns there are.
		if (applied.matched > 0 && eachOf(mapping.read) === eachOf(before.inspection.read)) {
			return this.#useApplied(applied, file);
		}
		const same = mapping.read.format === before.inspection.read.format;
		if (!same || keyOfValue(mapping.read) === keyOfValue(before.inspection.read)) return undefined;
		await this.inspect(mapping.read);
		const again =
			this.state.kind === 'mapping' ? applyMapping(mapping, this.state.source) : undefined;
		if (again === undefined || again.matched === 0) {
			this.#map(before.inspection, before.proposal, before.source);
			return undefined;
		}
		return this.#useApplied(again, file);
	}

	#useApplied(applied: Applied, file: string): Applied {
		this.remembered = false;
		this.change(applied.source);
		this.loaded = { file, applied };
		return applied;
	}

	/** Takes the file for one that cannot be used. */
	fail(error: unknown): void {
		this.state = { kind: 'failed', error };
	}

	/** Goes back to what is proposed for the file itself. */
	startAfresh(): void {
		this.loaded = undefined;
		this.remembered = false;
		if (this.state.kind !== 'mapping') return;
		this.change(this.#sourceOf(this.state.proposal, true));
	}

	/** Forgets how files of this layout were mapped. Rejects with `StorageError`. */
	async forget(): Promise<void> {
		if (this.state.kind !== 'mapping') return;
		const signatures = this.#signatures(this.state.inspection);
		this.startAfresh();
		for (const signature of signatures) await this.#app.storage.mappings.forget(signature);
	}

	/** Whether the mapping can be used: it has a time and at least one identifier. */
	get complete(): boolean {
		if (this.state.kind !== 'mapping') return false;
		if (this.join !== undefined) return this.capacity?.fits === true;
		const roles = this.state.source.columns.map((column) => column.role.role);
		return roles.includes('time') && roles.includes('identifier') && this.capacity?.fits === true;
	}

	/** Whether it fits into the engine beside the other sources; undefined while it is not mapped. */
	get capacity(): Capacity | undefined {
		if (this.state.kind !== 'mapping') return undefined;
		return capacityFor(this.state.source, this.state.inspection, this.#others());
	}

	/** Stores the file, then gives the source to be put into the notebook. */
	async store(): Promise<Source | undefined> {
		if (this.state.kind !== 'mapping' || !this.complete) return undefined;
		const { source, inspection } = this.state;
		const before = this.state;
		this.state = { kind: 'storing' };
		try {
			await this.#app.storage.sources.put(inspection.hash, this.file);
			this.cancel();
			if (this.join !== undefined) return source;
			// The file is stored: that its mapping cannot be remembered is no reason to refuse it.
			for (const signature of this.#signatures(inspection)) {
				await this.#app.storage.mappings
					.remember(signature, mappingOf(source))
					.catch(() => undefined);
			}
			return source;
		} catch (error) {
			this.state = { ...before, previewError: error };
			return undefined;
		}
	}

	cancel(): void {
		this.#stop.abort();
		this.profiler.stop();
	}

	/** How a file of this layout was mapped last. What cannot be read is as good as forgotten. */
	#lastMapping({ read, headings }: Inspection): Promise<Mapping | undefined> {
		const { mappings } = this.#app.storage;
		return mappings.get(signatureOf(read.format, headings)).catch(() => undefined);
	}

	/** Under which its mapping is remembered: as it is read, and as the next one will be looked at first. */
	#signatures(inspection: Inspection): readonly string[] {
		const first = this.#unasked;
		const other = first !== undefined && eachOf(first.read) !== eachOf(inspection.read);
		const looks = other ? [inspection, first] : [inspection];
		return looks.map(({ read, headings }) => signatureOf(read.format, headings));
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
		this.previewed = this.#preview(inspection, source);
	}

	async #preview(inspection: Inspection, source: Source): Promise<void> {
		const signal = this.#restart();
		try {
			const file = { hash: inspection.hash, blob: this.file };
			const preview = await this.#app.engine.client.preview(signal, source, file);
			if (!signal.aborted && this.state.kind === 'mapping') {
				this.state = { ...this.state, preview, previewError: undefined };
				void this.profiler.update(source, file);
			}
		} catch (error) {
			if (!signal.aborted && this.state.kind === 'mapping') {
				this.state = { ...this.state, preview: undefined, previewError: error };
			}
		}
	}

	#at(signal: AbortSignal, progress: Progress): void {
		if (!signal.aborted && this.state.kind === 'inspecting') {
			this.state = { kind: 'inspecting', progress };
		}
	}

	#restart(): AbortSignal {
		this.#stop.abort();
		this.#stop = new AbortController();
		return this.#stop.signal;
	}
}

/** The list of whose elements rows are made. */
function eachOf(read: SourceRead): string | undefined {
	return 'each' in read ? read.each : undefined;
}
