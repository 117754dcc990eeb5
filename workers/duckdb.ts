import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { ArrowBytes, DataFile } from '$lib/engine/protocol';
import { EngineError } from '$lib/engine/errors';
import { rowsFromParts } from '$lib/engine/rows';
import { name } from '$lib/sql/quote';
import type { Rows } from '$lib/journey/analysis';
import { withTexts } from './as-text';
import type { MountedFile, Platform } from './bindings';
import type { Database } from './database';
import { sqlFault } from './fault';
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

/** Longest stretch of polling, in milliseconds, before messages (a cancel among them) are let in. */
const SLICE = 12;

/** The engine host over DuckDB's synchronous bindings; runs in a worker and in Node alike. */
export class DuckDBDatabase implements Database {
	readonly #platform: Platform;
	readonly #bindings: DuckDBBindings;
	readonly #connection: number;
	readonly #mounted = new Map<string, MountedFile>();
	#turn: Promise<unknown> = Promise.resolve();
	#files = 0;

	private constructor(platform: Platform, bindings: DuckDBBindings) {
		this.#platform = platform;
		this.#bindings = bindings;
		bindings.open({ path: ':memory:', query: { castBigIntToDouble: false } });
		this.#connection = bindings.connect().useUnsafe((_, connection) => connection);
		for (const statement of LOCK) bindings.runQuery(this.#connection, statement);
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
		return this.#next(async () => {
			signal.throwIfAborted();
			const options = { name: table, create: true };
			try {
				this.#bindings.insertArrowFromIPCStream(this.#connection, stream, options);
			} catch (cause) {
				throw sqlFault(cause, '');
			}
		});
	}

	async drop(tables: readonly string[]): Promise<void> {
		for (const table of tables) {
			const signal = new AbortController().signal;
			await this.run(signal, `drop table if exists ${name(table)}`);
		}
	}

	#inTurn<T>(signal: AbortSignal, sql: string, use: (parts: Uint8Array[]) => T): Promise<T> {
		return this.#next(async () => use(await this.#execute(signal, sql)));
	}

	/** One statement at a time: the connection has one pending query. */
	#next<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => undefined);
		return result;
	}

	async #execute(signal: AbortSignal, sql: string): Promise<Uint8Array[]> {
		signal.throwIfAborted();
		const bindings = this.#bindings;
		const connection = this.#connection;
		try {
			let header = bindings.startPendingQuery(connection, sql, false);
			let since = performance.now();
			while (header === null) {
				header = bindings.pollPendingQuery(connection);
				if (header === null && performance.now() - since > SLICE) {
					await yieldToEvents();
					if (signal.aborted) {
						bindings.cancelPendingQuery(connection);
						signal.throwIfAborted();
					}
					since = performance.now();
				}
			}
			const texts = withTexts(header, sql);
			if (texts !== undefined) return await this.#execute(signal, texts);
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

function joined(parts: readonly Uint8Array[]): ArrowBytes {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		bytes.set(part, offset);
		offset += part.length;
	}
	return bytes;
}
