import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { ArrowBytes, DataFile } from '$lib/engine/protocol';
import { EngineError } from '$lib/engine/errors';
import { rowsFromParts } from '$lib/engine/rows';
import type { Rows } from '$lib/journey/analysis';
import { withTexts } from './as-text';
import type { Database } from './database';
import { sqlFault } from './fault';
import type { ParquetParts } from './ingest/parquet/library';
import type { Mounts } from './mounts';
import { yieldToEvents } from './yield';

/** Longest stretch of polling, in milliseconds, before messages (a cancel among them) are let in. */
const SLICE = 12;

/** What the connections to one DuckDB share. */
export interface Shared {
	readonly bindings: DuckDBBindings;
	readonly mounts: Mounts;
	parquet(): Promise<ParquetParts>;
	encodings(): Promise<WebAssembly.Module>;
}

/** A connection over DuckDB's synchronous bindings: it runs one statement at a time, in the order given. */
export class Connection implements Database {
	readonly #shared: Shared;
	readonly #connection: ReturnType<DuckDBBindings['connect']>;
	readonly #id: number;
	readonly writes: boolean;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(shared: Shared, writes = false) {
		this.#shared = shared;
		this.writes = writes;
		this.#connection = shared.bindings.connect();
		this.#id = this.#connection.useUnsafe((_, connection) => connection);
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

	register(
		file: Pick<DataFile, 'blob' | 'path'>,
		onRead?: (bytes: number) => void
	): Promise<string> {
		return this.#shared.mounts.data(file, onRead);
	}

	release(path: string): Promise<void> {
		return this.#shared.mounts.release(path);
	}

	insertArrow(signal: AbortSignal, table: string, stream: Uint8Array): Promise<void> {
		return this.#takeArrow(signal, stream, { name: table, create: true });
	}

	appendArrow(signal: AbortSignal, table: string, stream: Uint8Array): Promise<void> {
		return this.#takeArrow(signal, stream, { name: table, create: false });
	}

	parquet(): Promise<ParquetParts> {
		return this.#shared.parquet();
	}

	encodings(): Promise<WebAssembly.Module> {
		return this.#shared.encodings();
	}

	async together<T>(work: () => Promise<T>): Promise<T> {
		if (!this.writes) return work();
		const calm = new AbortController().signal;
		await this.run(calm, 'begin');
		try {
			const made = await work();
			await this.run(calm, 'commit');
			return made;
		} catch (error) {
			// Nothing is left to take back where the commit failed.
			await this.run(calm, 'rollback').catch(() => undefined);
			throw error;
		}
	}

	/** Once what it was given is over. */
	close(): Promise<void> {
		return this.#next(async () => this.#connection.close());
	}

	#takeArrow(
		signal: AbortSignal,
		stream: Uint8Array,
		options: { name: string; create: boolean }
	): Promise<void> {
		return this.#next(async () => {
			signal.throwIfAborted();
			try {
				this.#shared.bindings.insertArrowFromIPCStream(this.#id, stream, options);
			} catch (cause) {
				throw sqlFault(cause, '');
			}
		});
	}

	#inTurn<T>(signal: AbortSignal, sql: string, use: (parts: Uint8Array[]) => T): Promise<T> {
		return this.#next(async () => use(await this.#execute(signal, sql)));
	}

	/** One statement at a time: a connection has one pending query. */
	#next<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => undefined);
		return result;
	}

	async #execute(signal: AbortSignal, sql: string): Promise<Uint8Array[]> {
		signal.throwIfAborted();
		const { bindings } = this.#shared;
		try {
			let header = bindings.startPendingQuery(this.#id, sql, false);
			let since = performance.now();
			while (header === null) {
				header = bindings.pollPendingQuery(this.#id);
				if (header !== null || performance.now() - since <= SLICE) continue;
				await yieldToEvents();
				since = performance.now();
				if (!signal.aborted) continue;
				bindings.cancelPendingQuery(this.#id);
				signal.throwIfAborted();
			}
			const texts = withTexts(header, sql);
			if (texts !== undefined) return await this.#execute(signal, texts);
			const parts = [header];
			for (;;) {
				const part = bindings.fetchQueryResults(this.#id);
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
