import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import { literal, name } from '$lib/sql/quote';
import type { Platform } from './bindings';
import { Connection, type Shared } from './connection';
import type { Database } from './database';
import { Mounts } from './mounts';

/**
 * DuckDB's own lock, in the order that holds: no extension, no file but those registered under `ws/`,
 * and no way back.
 */
const LOCK = [
	'set autoinstall_known_extensions = false',
	'set autoload_known_extensions = false',
	'set allow_community_extensions = false',
	"set allowed_directories = ['ws/']",
	'set enable_external_access = false',
	'set lock_configuration = true'
];

/** A database file that is written has each change at once: DuckDB-Wasm cannot keep a log beside it. */
const NO_LOG = "set checkpoint_threshold = '0b'";

/**
 * These never pack better than the others do what analysts have, and trying them takes a tenth of an import.
 * Texts are left to `dict_fsst`, which holds what `dictionary` and `fsst` do.
 */
const FEWER_METHODS = "set disabled_compression_methods = 'fsst,dictionary,zstd,alprd'";

/** Where all tables lie unless they stand in a file: in memory, compressed, in a fifth of the room. */
const TABLES = 'work';
const COMPRESSED = [`attach ':memory:' as ${TABLES} (compress)`, `use ${TABLES}`];

const calm = new AbortController().signal;

/** The engine host over DuckDB's synchronous bindings; runs in a worker and in Node alike. */
export class DuckDBDatabase extends Connection {
	readonly #platform: Platform;
	readonly #shared: Shared;

	private constructor(platform: Platform, bindings: DuckDBBindings) {
		bindings.open({ path: ':memory:', query: { castBigIntToDouble: false } });
		const mounts = new Mounts(platform, bindings);
		const shared = {
			bindings,
			mounts,
			parquet: once(() => platform.parquet()),
			encodings: once(() => platform.encodings())
		};
		super(shared);
		this.#platform = platform;
		this.#shared = shared;
	}

	/** Starts DuckDB and locks it before anything else can be asked of it. */
	static async open(platform: Platform): Promise<DuckDBDatabase> {
		const database = new DuckDBDatabase(platform, await platform.start());
		for (const statement of [NO_LOG, FEWER_METHODS, ...COMPRESSED, ...LOCK])
			await database.run(calm, statement);
		return database;
	}

	get version(): string {
		return this.#shared.bindings.getVersion();
	}

	/**
	 * Attaches a database file, to be read block by block, and gives its name in SQL. Rejects with
	 * `EngineError` (`sql`) where it is none; `detach` takes it away.
	 */
	async attach(signal: AbortSignal, blob: Blob): Promise<string> {
		const path = await this.#shared.mounts.database(blob);
		try {
			const option = this.#platform.readOnly ? ' (read_only)' : '';
			await this.run(signal, `attach ${literal(path)} as ${name(path)}${option}`);
			return name(path);
		} catch (error) {
			await this.release(path);
			throw error;
		}
	}

	async detach(file: string): Promise<void> {
		await this.run(calm, `detach ${file}`);
		await this.release(file.slice(1, -1));
	}

	/** A database file that begins with `start`, with all tables that `work` makes over its own connection. */
	async writeFile(
		signal: AbortSignal,
		start: Uint8Array<ArrayBuffer>,
		work: (into: Database) => Promise<void>
	): Promise<Blob> {
		const { path, file } = await this.#shared.mounts.written(start);
		const into = new Connection(this.#shared, true);
		try {
			await into.run(signal, `attach ${literal(path)} as ${name(path)}`);
			try {
				await into.run(signal, `use ${name(path)}`);
				await work(into);
				await into.run(signal, `checkpoint ${name(path)}`);
			} finally {
				await into.run(calm, `use ${TABLES}`);
				await into.run(calm, `detach ${name(path)}`);
			}
			return await file.contents();
		} finally {
			await into.close();
			await this.release(path);
		}
	}

	async drop(tables: readonly string[]): Promise<void> {
		for (const table of tables) await this.run(calm, `drop table if exists ${name(table)}`);
	}
}

/** What comes of the first call that does not fail. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
	let making: Promise<T> | undefined;
	return async () => {
		making ??= make();
		try {
			return await making;
		} catch (error) {
			making = undefined;
			throw error;
		}
	};
}
