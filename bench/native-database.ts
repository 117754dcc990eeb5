import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBDataChunk, DuckDBInstance, INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import type { DataFile } from '$lib/engine/protocol';
import type { Rows } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '$workers/database';
import { nodeParquet } from '$workers/parquet-node';
import { rowsOf } from './native-rows';

/** Rows of one chunk, as DuckDB has them. */
const CHUNK = 2048;

/** Native DuckDB on one thread as the same readers and builders see it that run over DuckDB-Wasm. */
export class NativeDatabase implements Database {
	/** Milliseconds that statements took so far. */
	spent = 0;
	readonly #instance: DuckDBInstance;
	readonly #connection: DuckDBConnection;
	readonly #copies = new Map<string, string>();
	readonly writes = false;
	#turn: Promise<unknown> = Promise.resolve();

	private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
		this.#instance = instance;
		this.#connection = connection;
	}

	static async open(): Promise<NativeDatabase> {
		const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
		return new NativeDatabase(instance, await instance.connect());
	}

	async run(signal: AbortSignal, sql: string): Promise<void> {
		await this.#inTurn(signal, () => this.#connection.run(sql));
	}

	rows(signal: AbortSignal, sql: string): Promise<Rows> {
		return this.#inTurn(signal, async () => rowsOf(await this.#connection.runAndReadAll(sql)));
	}

	async register({ blob, path }: Pick<DataFile, 'blob' | 'path'>): Promise<string> {
		if (path !== undefined) return path;
		const folder = await mkdtemp(join(tmpdir(), 'sentiero-bench-'));
		const copy = join(folder, 'data');
		await writeFile(copy, blob.stream());
		this.#copies.set(copy, folder);
		return copy;
	}

	async release(path: string): Promise<void> {
		const folder = this.#copies.get(path);
		this.#copies.delete(path);
		if (folder !== undefined) await rm(folder, { recursive: true, force: true });
	}

	insertArrow(_signal: AbortSignal, table: string, stream: Uint8Array): Promise<void> {
		const appended = this.#turn.then(() => this.#append(table, stream));
		this.#turn = appended.catch(() => undefined);
		return appended;
	}

	appendArrow(): Promise<void> {
		return Promise.reject(new Error('native DuckDB reads such files itself'));
	}

	parquet(): ReturnType<Database['parquet']> {
		return nodeParquet();
	}

	encodings(): Promise<never> {
		return Promise.reject(new Error('the bench looks at no file with native DuckDB'));
	}

	together<T>(work: () => Promise<T>): Promise<T> {
		return work();
	}

	close(): void {
		this.#connection.closeSync();
		this.#instance.closeSync();
	}

	async #append(table: string, stream: Uint8Array): Promise<void> {
		const arrow = tableFromIPC(stream);
		const columns = arrow.schema.fields.map((field, at) => ({
			name: field.name,
			values: Array.from(arrow.getChildAt(at) ?? [], (value) =>
				value === null ? null : Number(value)
			)
		}));
		const types = columns.map((column) => `${name(column.name)} integer`);
		await this.#connection.run(`create table ${name(table)} (${types.join(', ')})`);
		const appender = await this.#connection.createAppender(table);
		for (let at = 0; at < arrow.numRows; at += CHUNK) {
			const chunk = DuckDBDataChunk.create(columns.map(() => INTEGER));
			chunk.setColumns(columns.map(({ values }) => values.slice(at, at + CHUNK)));
			appender.appendDataChunk(chunk);
		}
		appender.closeSync();
	}

	#inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
		const result = this.#turn.then(async () => {
			signal.throwIfAborted();
			const since = performance.now();
			try {
				return await work();
			} finally {
				this.spent += performance.now() - since;
			}
		});
		this.#turn = result.catch(() => undefined);
		return result;
	}
}
