import type { DataFile } from '$lib/engine/protocol';
import { contextOf } from '$lib/journey/context';
import type { Build, Rows } from '$lib/journey/analysis';
import { analysisOf } from '$lib/journey/registry';
import { cellOf } from '$lib/notebook/graph';
import { resultKeys } from '$lib/notebook/result-key';
import { name } from '$lib/sql/quote';
import { makeComponents } from '$workers/identity/components';
import { load } from '$workers/ingest/load';
import type { Contender, Run } from './contender';
import { NativeDatabase } from './native-database';
import type { Notebook } from './notebook';
import type { Work } from './works';

const calm = new AbortController().signal;

/** Native DuckDB on one thread, with the very same statements and the same union-find. */
export class Native implements Contender {
	readonly #db: NativeDatabase;
	readonly #notebook: Notebook;
	readonly #made = new Map<string, Build>();

	private constructor(db: NativeDatabase, notebook: Notebook) {
		this.#db = db;
		this.#notebook = notebook;
	}

	static async open(notebook: Notebook): Promise<Native> {
		return new Native(await NativeDatabase.open(), notebook);
	}

	async prepare({ needs }: Work): Promise<void> {
		const wanted = new Set(needs.map(({ key }) => key));
		for (const [key, build] of this.#made) {
			if (wanted.has(key)) continue;
			this.#made.delete(key);
			for (const table of build.tables) {
				await this.#db.run(calm, `drop table if exists ${name(table)}`);
			}
		}
		for (const build of needs) await this.#make(build);
	}

	async run(work: Work): Promise<Run> {
		await this.prepare(work);
		let milliseconds = 0;
		if (work.native !== undefined) return { milliseconds: await this.#runAll(work.native) };
		for (const build of work.builds) milliseconds += await this.#make(build);
		if (work.reads === undefined) return { milliseconds };
		const since = performance.now();
		const result = await this.#read(work.reads);
		return { milliseconds: milliseconds + performance.now() - since, result };
	}

	async close(): Promise<void> {
		this.#db.close();
	}

	async #runAll(statements: readonly string[]): Promise<number> {
		const since = performance.now();
		for (const sql of statements) await this.#db.run(calm, sql);
		return performance.now() - since;
	}

	async #make(build: Build): Promise<number> {
		if (this.#made.has(build.key)) return 0;
		this.#made.set(build.key, build);
		let milliseconds = 0;
		for (const step of build.steps) {
			const [since, spent] = [performance.now(), this.#db.spent];
			switch (step.kind) {
				case 'sql':
					await this.#db.run(calm, step.sql);
					break;
				case 'load':
					await load(this.#db, calm, step, this.#files(), () => undefined);
					break;
				case 'components':
					await makeComponents(this.#db, calm, step);
			}
			// Of a load only what DuckDB did: checking a file beforehand is ours, and counts against us.
			milliseconds += step.kind === 'load' ? this.#db.spent - spent : performance.now() - since;
		}
		return milliseconds;
	}

	async #read(id: string): Promise<unknown> {
		const { document } = this.#notebook;
		const cell = cellOf(document, id);
		const analysis = cell && analysisOf(cell.kind);
		if (cell === undefined || analysis === undefined) throw new Error(`no cell is called ${id}`);
		const context = contextOf(document, cell, resultKeys(document, id, analysisOf), analysisOf);
		const spec = analysis.parse(cell.spec);
		const rows = new Map<string, Rows>();
		for (const statement of analysis.compile(spec, context)) {
			rows.set(statement.name, await this.#db.rows(calm, statement.sql));
		}
		return analysis.decode(rows, spec, context);
	}

	#files(): readonly DataFile[] {
		return [...this.#notebook.files.values()];
	}
}
