import type {
	ArrowBytes,
	DataFile,
	Engine,
	Inspection,
	OnProgress,
	PlainFile,
	Prepared,
	Preview,
	Profile
} from '$lib/engine/protocol';
import type { ReadHints, Source } from '$lib/import/source';
import type { Build, Statement, Step } from '$lib/journey/analysis';
import type { Database } from './database';
import type { DuckDBDatabase } from './duckdb';
import { makeComponents } from './identity/components';
import { unpack } from './ingest/containers/unpack';
import { divide } from './ingest/divide';
import { inspect } from './ingest/inspect';
import { load } from './ingest/load';
import { locate } from './ingest/locate';
import { openPrepared, writePrepared, type Opened } from './ingest/prepared/prepared';
import { preview } from './ingest/preview';
import { profile } from './ingest/profile';
import { writeParquet } from './parquet-write';

/** One engine over one database: builds are made once, kept by key, and dropped when nobody needs them. */
export class LocalEngine implements Engine {
	readonly #db: DuckDBDatabase;
	readonly #built = new Map<string, Build>();
	/** Those builds whose tables were not made, but stand in a file. */
	readonly #opened = new Map<string, Opened>();
	readonly #making = new Map<string, Promise<void>>();

	constructor(db: DuckDBDatabase) {
		this.#db = db;
	}

	unpack(
		signal: AbortSignal,
		file: PlainFile,
		onProgress: OnProgress
	): Promise<readonly PlainFile[]> {
		return unpack(signal, file, onProgress);
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

	profile(signal: AbortSignal, source: Source, file: DataFile): Promise<Profile> {
		return profile(this.#db, signal, source, file);
	}

	locate(
		signal: AbortSignal,
		source: Source,
		files: readonly DataFile[],
		rows: readonly number[]
	): ReturnType<Engine['locate']> {
		return locate(this.#db, signal, source, files, rows);
	}

	async missing(_: AbortSignal, keys: readonly string[]): Promise<readonly string[]> {
		return keys.filter((key) => !this.#built.has(key));
	}

	async ensure(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<void> {
		while (!this.#built.has(build.key)) {
			await this.#once(signal, build, () => this.#make(signal, build, files, onProgress));
		}
	}

	async adopt(signal: AbortSignal, build: Build, prepared: Prepared): Promise<boolean> {
		let tried = false;
		while (!tried && !this.#built.has(build.key)) {
			await this.#once(signal, build, async () => {
				tried = true;
				const opened = await openPrepared(this.#db, signal, build, prepared);
				if (opened === undefined) return;
				this.#opened.set(build.key, opened);
				this.#built.set(build.key, build);
			});
		}
		return this.#built.has(build.key);
	}

	divide(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		count: number,
		onProgress: OnProgress
	): Promise<readonly Build[]> {
		return divide(this.#db, signal, build, files, count, onProgress);
	}

	prepare(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<Prepared> {
		return writePrepared(this.#db, signal, (into) =>
			makeTables(into, signal, build, files, onProgress)
		);
	}

	read(signal: AbortSignal, statement: Statement): Promise<ArrowBytes> {
		return this.#db.arrow(signal, statement.sql);
	}

	parquet(signal: AbortSignal, statement: Statement): Promise<Uint8Array<ArrayBuffer>> {
		return writeParquet(this.#db, signal, statement.sql);
	}

	async retain(signal: AbortSignal, keys: readonly string[]): Promise<void> {
		const wanted = new Set(keys);
		for (const [key, build] of this.#built) {
			signal.throwIfAborted();
			if (wanted.has(key)) continue;
			this.#built.delete(key);
			const opened = this.#opened.get(key);
			this.#opened.delete(key);
			await (opened?.close() ?? this.#db.drop(build.tables));
		}
	}

	/** Two callers may want the same tables at once: the second waits, and goes on if the first gave up. */
	async #once(signal: AbortSignal, { key }: Build, make: () => Promise<void>): Promise<void> {
		signal.throwIfAborted();
		const others = this.#making.get(key);
		if (others !== undefined) return others.catch(() => undefined);
		const making = make();
		this.#making.set(key, making);
		await making.finally(() => this.#making.delete(key));
	}

	async #make(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<void> {
		try {
			await makeTables(this.#db, signal, build, files, onProgress);
			this.#built.set(build.key, build);
		} catch (error) {
			await this.#db.drop(build.tables);
			throw error;
		}
	}
}

async function makeTables(
	db: Database,
	signal: AbortSignal,
	{ steps }: Build,
	files: readonly DataFile[],
	onProgress: OnProgress
): Promise<void> {
	for (const [done, step] of steps.entries()) {
		onProgress({ name: step.name, unit: 'steps', done, total: steps.length });
		await makeStep(db, signal, step, files, onProgress);
	}
}

function makeStep(
	db: Database,
	signal: AbortSignal,
	step: Step,
	files: readonly DataFile[],
	onProgress: OnProgress
): Promise<void> {
	switch (step.kind) {
		case 'sql':
			return db.run(signal, step.sql);
		case 'load':
			return load(db, signal, step, files, onProgress);
		case 'components':
			return makeComponents(db, signal, step);
	}
}
