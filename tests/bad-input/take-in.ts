import { rowsFromArrow } from '$lib/engine/rows';
import type { SourceRead } from '$lib/import/source';
import { proposeSource } from '$lib/import/propose';
import { loadedColumns } from '$lib/import/load';
import { rawName } from '$lib/import/typed-sql';
import type { Rows } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';

/** What a file came to. */
export interface TakenIn {
	readonly name: string;
	/** The file, or what was packed in it. */
	readonly blob: Blob;
	readonly read: SourceRead;
	readonly headings: readonly string[];
	/** Its rows as they show, fields joined by `|`. */
	readonly rows: readonly string[];
	/** `line reason` of each reject. */
	readonly rejects: readonly string[];
	/** What the source's files are said to have given. */
	readonly counted: { readonly rows: number; readonly rejected: number };
}

const calm = new AbortController().signal;
const quiet = () => undefined;
const TABLES = { rows: 'rows', rejects: 'rejects', files: 'files' };

/** One engine that files are dropped on, one after the other. */
export class Intake {
	readonly #engine: LocalEngine;
	#builds = 0;

	private constructor(engine: LocalEngine) {
		this.#engine = engine;
	}

	static async open(): Promise<Intake> {
		return new Intake(new LocalEngine(await openDatabase()));
	}

	/** Unpacks, looks, proposes and loads with no hand laid on anything; leaves no table. */
	async drop(file: File, signal = calm): Promise<TakenIn[]> {
		const engine = this.#engine;
		const packed = { name: file.name, blob: file };
		const plain = await engine.unpack(signal, packed, quiet);
		const taken: TakenIn[] = [];
		for (const { name: fileName, blob } of plain) {
			const named = blob === file ? file : new File([blob], fileName);
			taken.push(await this.#load(signal, named));
		}
		return taken;
	}

	async #load(signal: AbortSignal, blob: File): Promise<TakenIn> {
		const engine = this.#engine;
		const { name: fileName } = blob;
		const inspection = await engine.inspect(signal, { blob }, undefined, quiet);
		const { hash, headings } = inspection;
		const options = { fileName, timeZone: 'UTC', takenIds: [], takenNames: [] };
		const { source } = proposeSource(inspection, options);
		const build = {
			key: `build ${++this.#builds}`,
			tables: Object.values(TABLES),
			steps: [{ kind: 'load', name: 'load', source, tables: TABLES } as const]
		};
		await engine.ensure(signal, build, [{ hash, blob }], quiet);
		try {
			const texts = loadedColumns(source).map(({ name: column, type }) =>
				type.type === 'text'
					? `coalesce(${name(column)}, '')`
					: `coalesce(${name(column)}::varchar, ${rawName(column)}, '')`
			);
			const shown = texts.length === 0 ? "''" : `concat_ws('|', ${texts.join(', ')})`;
			const rows = await this.#texts(`select ${shown} as t from rows order by "row"`);
			const rejects = await this.#texts(
				`select line || ' ' || reason as t from rejects order by line`
			);
			const counts = await this.#rows(
				'select sum(rows)::integer as n, sum(rejected)::integer as r from files'
			);
			const count = (column: string) => Number(counts.column(column)[0]);
			const counted = { rows: count('n'), rejected: count('r') };
			return { name: fileName, blob, read: source.read, headings, rows, rejects, counted };
		} finally {
			await engine.retain(calm, []);
		}
	}

	/** The tables there are, which says too that the engine answers. */
	tables(): Promise<string[]> {
		return this.#texts('select table_name as t from duckdb_tables() order by t');
	}

	async #texts(sql: string): Promise<string[]> {
		return Array.from((await this.#rows(sql)).column('t'), String);
	}

	async #rows(sql: string): Promise<Rows> {
		return rowsFromArrow(await this.#engine.read(calm, { name: 'look', sql }));
	}
}
