import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { ArrowBytes, DataFile } from '$lib/engine/protocol';
import { EngineError } from '$lib/engine/errors';
import { rowsFromParts } from '$lib/engine/rows';
import { literal, name } from '$lib/sql/quote';
import type { Rows } from '$lib/journey/analysis';
import { withTexts } from './as-text';
import type { MountedFile, Platform } from './bindings';
import type { Database } from './database';
import { sqlFault } from './fault';
import type { ParquetParts } from './ingest/parquet/library';
import { yieldToEvents } from './yield';

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

/** Where all tables lie unless they stand in a file: in memory, compressed, in a fifth of the room. */
export const TABLES = 'work';
const COMPRESSED = [`attach ':memory:' as ${TABLES} (compress)`, `use ${TABLES}`];

/** Longest stretch of polling, in milliseconds, before messages (a cancel among them) are let in. */
const SLICE = 12;

/** The engine host over DuckDB's synchronous bindings; runs in a worker and in Node alike. */
export class DuckDBDatabase implements Database {
	readonly #platform: Platform;
	readonly #bindings: DuckDBBindings;
	readonly #connection: number;
	/** For what runs beside all else. */
	#second: number | undefined;
	readonly #mounted = new Map<string, MountedFile>();
	#turn: Promise<unknown> = Promise.resolve();
	#besides: Promise<unknown> = Promise.resolve();
	#files = 0;
	#parquet: Promise<ParquetParts> | undefined;

	private constructor(platform: Platform, bindings: DuckDBBindings) {
		this.#platform = platform;
		this.#bindings = bindings;
		bindings.open({ path: ':memory:', query: { castBigIntToDouble: false } });
		this.#connection = bindings.connect().useUnsafe((_, connection) => connection);
		for (const statement of [NO_LOG, ...COMPRESSED, ...LOCK]) {
			bindings.runQuery(this.#connection, statement);
		}
	}

	/** Starts DuckDB and locks it before anything else can be asked of it. */
	static async open(platform: Platform): Promise<DuckDBDatabase> {
		return new DuckDBDatabase(platform, await platform.start());
	}

	get version(): string {
		return this.#bindings.getVersion();
	}

	async run(signal: AbortSignal, sql: string): Promise<void> {
		await this.#inTurn(signal, sql, () => undefined);
	}

	rows(signal: AbortSignal, sql: string): Promise<Rows> {
		return this.#inTurn(signal, sql, rowsFromParts);
	}

	/** The rows of a statement as one Arrow IPC stream. */
	arrow(signal: AbortSignal, sql: string): Promise<ArrowBytes> {
		return this.#inTurn(signal, sql, joined);
	}

	async register(
		file: Pick<DataFile, 'blob' | 'path'>,
		onRead?: (bytes: number) => void
	): Promise<string> {
		const path = `ws/${++this.#files}`;
		this.#mounted.set(path, await this.#platform.mount(this.#bindings, path, file, onRead));
		return path;
	}

	async release(path: string): Promise<void> {
		const mounted = this.#mounted.get(path);
		this.#mounted.delete(path);
		await mounted?.release();
	}

	insertArrow(signal: AbortSignal, table: string, stream: Uint8Array): Promise<void> {
		return this.#takeArrow(signal, stream, { name: table, create: true });
	}

	appendArrow(signal: AbortSignal, table: string, stream: Uint8Array): Promise<void> {
		return this.#takeArrow(signal, stream, { name: table, create: false });
	}

	#takeArrow(
		signal: AbortSignal,
		stream: Uint8Array,
		options: { name: string; create: boolean }
	): Promise<void> {
		return this.#next(async () => {
			signal.throwIfAborted();
			try {
				this.#bindings.insertArrowFromIPCStream(this.#connection, stream, options);
			} catch (cause) {
				throw sqlFault(cause, '');
			}
		});
	}

	async parquet(): Promise<ParquetParts> {
		this.#parquet ??= this.#platform.parquet();
		try {
			return await this.#parquet;
		} catch (error) {
			this.#parquet = undefined;
			throw error;
		}
	}

	/**
	 * Attaches a database file, to be read block by block, and gives its name in SQL. Rejects with
	 * `EngineError` (`sql`) where it is none; `detach` takes it away.
	 */
	async attach(signal: AbortSignal, blob: Blob): Promise<string> {
		const path = `ws/${++this.#files}`;
		this.#mounted.set(path, await this.#platform.mountDatabase(this.#bindings, path, blob));
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
		await this.run(new AbortController().signal, `detach ${file}`);
		await this.release(file.slice(1, -1));
	}

	/** The file of a database in which statements, given its name in SQL, ran beside all others. */
	async writeFile(
		signal: AbortSignal,
		start: Uint8Array<ArrayBuffer>,
		statements: (file: string) => readonly string[]
	): Promise<Blob> {
		const path = `ws/${++this.#files}`;
		const file = name(path);
		const written = await this.#platform.mountWritten(this.#bindings, path, start);
		this.#mounted.set(path, written);
		try {
			await this.#beside(signal, `attach ${literal(path)} as ${file}`);
			try {
				for (const sql of statements(file)) await this.#beside(signal, sql);
				await this.#beside(signal, `checkpoint ${file}`);
			} finally {
				await this.#beside(new AbortController().signal, `detach ${file}`);
			}
			return await written.contents();
		} finally {
			await this.release(path);
		}
	}

	async drop(tables: readonly string[]): Promise<void> {
		for (const table of tables) {
			const signal = new AbortController().signal;
			await this.run(signal, `drop table if exists ${name(table)}`);
		}
	}

	#inTurn<T>(signal: AbortSignal, sql: string, use: (parts: Uint8Array[]) => T): Promise<T> {
		const execute = () => this.#execute(signal, sql, this.#connection, slices());
		return this.#next(async () => use(await execute()));
	}

	/** Runs a statement in steps, before each of which all others have their turn. */
	async #beside(signal: AbortSignal, sql: string): Promise<void> {
		const connection = (this.#second ??= this.#bindings.connect().useUnsafe((_, second) => second));
		const pause = async () => {
			await yieldToEvents();
			for (let turn; turn !== this.#turn;) await (turn = this.#turn);
			return true;
		};
		const done = this.#besides.then(async () => {
			await pause();
			await this.#execute(signal, sql, connection, pause);
		});
		this.#besides = done.catch(() => undefined);
		return done;
	}

	/** One statement at a time: the connection has one pending query. */
	#next<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => undefined);
		return result;
	}

	/** `pause` comes between two steps, and says whether it let messages in. */
	async #execute(
		signal: AbortSignal,
		sql: string,
		connection: number,
		pause: () => Promise<boolean>
	): Promise<Uint8Array[]> {
		signal.throwIfAborted();
		const bindings = this.#bindings;
		try {
			let header = bindings.startPendingQuery(connection, sql, false);
			while (header === null) {
				header = bindings.pollPendingQuery(connection);
				if (header === null && (await pause()) && signal.aborted) {
					bindings.cancelPendingQuery(connection);
					signal.throwIfAborted();
				}
			}
			const texts = withTexts(header, sql);
			if (texts !== undefined) return await this.#execute(signal, texts, connection, pause);
			const parts = [header];
			for (;;) {
				const part = bindings.fetchQueryResults(connection);
				if (part === null || part.length === 0) return parts;
				parts.push(part);
			}
		} catch (cause) {
			signal.throwIfAborted();
			throw cause instanceof EngineError ? cause : sqlFault(cause, sql);
		}
	}
}

/** Lets messages in after every `SLICE`. */
function slices(): () => Promise<boolean> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since <= SLICE) return false;
		await yieldToEvents();
		since = performance.now();
		return true;
	};
}

function joined(parts: readonly Uint8Array[]): ArrowBytes {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		bytes.set(part, offset);
		offset += part.length;
	}
	return bytes;
}
