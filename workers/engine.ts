import type {
	ArrowBytes,
	DataFile,
	Engine,
	Inspection,
	OnProgress,
	Preview
} from '$lib/engine/protocol';
import type { ReadHints, Source } from '$lib/import/source';
import type { Build, Statement, Step } from '$lib/journey/analysis';
import type { DuckDBDatabase } from './duckdb';
import { makeComponents } from './identity/components';
import { inspect } from './ingest/inspect';
import { load } from './ingest/load';
import { locate } from './ingest/locate';
import { preview } from './ingest/preview';

/** One engine over one database: builds are made once, kept by key, and dropped when nobody needs them. */
export class LocalEngine implements Engine {
	readonly #db: DuckDBDatabase;
	readonly #built = new Map<string, Build>();
	readonly #making = new Map<string, Promise<void>>();

	constructor(db: DuckDBDatabase) {
		this.#db = db;
	}

	inspect(
		signal: AbortSignal,
		file: Omit<DataFile, 'hash'>,
		read: ReadHints | undefined,
		onProgress: OnProgress
	): Promise<Inspection> {
		return inspect(this.#db, signal, file, read, onProgress);
	}

	preview(signal: AbortSignal, source: Source, file: DataFile): Promise<Preview> {
		return preview(this.#db, signal, source, file);
	}

	locate(
		signal: AbortSignal,
		source: Source,
		files: readonly DataFile[],
		rows: readonly number[]
	): ReturnType<Engine['locate']> {
		return locate(signal, source, files, rows);
	}

	async ensure(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<void> {
		// Two callers may want the same tables at once: the second waits, and tries itself if the first gave up.
		while (!this.#built.has(build.key)) {
			signal.throwIfAborted();
			const others = this.#making.get(build.key);
			if (others === undefined) {
				const making = this.#make(signal, build, files, onProgress);
				this.#making.set(build.key, making);
				await making.finally(() => this.#making.delete(build.key));
			} else {
				await others.catch(() => undefined);
			}
		}
	}

	read(signal: AbortSignal, statement: Statement): Promise<ArrowBytes> {
		return this.#db.arrow(signal, statement.sql);
	}

	async retain(keys: readonly string[]): Promise<void> {
		const wanted = new Set(keys);
		for (const [key, build] of this.#built) {
			if (wanted.has(key)) continue;
			this.#built.delete(key);
			await this.#db.drop(build.tables);
		}
	}

	async #make(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<void> {
		try {
			for (const [done, step] of build.steps.entries()) {
				onProgress({ name: step.name, unit: 'steps', done, total: build.steps.length });
				await this.#step(signal, step, files, onProgress);
			}
			this.#built.set(build.key, build);
		} catch (error) {
			await this.#db.drop(build.tables);
			throw error;
		}
	}

	#step(
		signal: AbortSignal,
		step: Step,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<void> {
		switch (step.kind) {
			case 'sql':
				return this.#db.run(signal, step.sql);
			case 'load':
				return load(this.#db, signal, step, files, onProgress);
			case 'components':
				return makeComponents(this.#db, signal, step);
		}
	}
}
