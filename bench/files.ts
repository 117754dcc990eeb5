import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import type { DataFile } from '$lib/engine/protocol';
import { loadedColumns } from '$lib/import/load';
import type { Source } from '$lib/import/source';
import { loadBuild, loadTables } from '$lib/journey/tables';
import { literal, name } from '$lib/sql/quote';
import { load } from '$workers/ingest/load';
import { NativeDatabase } from './native-database';
import type { Notebook } from './notebook';
import type { Work } from './works';

const calm = new AbortController().signal;

const CSV: Source['read'] = {
	format: 'csv',
	encoding: 'utf-8',
	delimiter: ',',
	quote: '"',
	header: true,
	skip: 0
};

export interface Written {
	/** The notebook with the files that were written, too. */
	readonly notebook: Notebook;
	/** The work of importing them. */
	readonly works: readonly Work[];
}

/** Names of the pieces of work of `writeFiles`. */
export const FILE_WORKS: readonly string[] = ['parquet', 'one-csv', 'one-parquet'];

/**
 * Files of the notebook's sources in a folder, written by native DuckDB: all of them as Parquet, and the largest
 * of them again and again, until it has as many rows as all together, as one CSV and one Parquet file.
 */
export async function writeFiles(
	notebook: Notebook,
	folder: string,
	only: readonly string[]
): Promise<Written> {
	const writer = new Writer(await NativeDatabase.open(), notebook, folder);
	try {
		const works: Work[] = [];
		if (only.includes('parquet')) works.push(await writer.parquet());
		if (only.includes('one-csv') || only.includes('one-parquet')) {
			works.push(...(await writer.one()).filter((work) => only.includes(work.name)));
		}
		return { notebook: { ...notebook, files: writer.files }, works };
	} finally {
		writer.close();
	}
}

class Writer {
	readonly files: Map<string, DataFile>;
	readonly #db: NativeDatabase;
	readonly #sources: readonly Source[];
	readonly #folder: string;

	constructor(db: NativeDatabase, { document, files }: Notebook, folder: string) {
		this.#db = db;
		this.#sources = document.sources;
		this.#folder = folder;
		this.files = new Map(files);
	}

	close(): void {
		this.#db.close();
	}

	/** Every source as a Parquet file of its own. */
	async parquet(): Promise<Work> {
		const sources: Source[] = [];
		for (const source of this.#sources) {
			const rows = await this.#load(source);
			const written = await this.#write(source, `${rows} order by "row"`, source.id, 'parquet');
			sources.push(written.source);
			await this.#drop(source);
		}
		return {
			name: 'parquet',
			needs: [],
			builds: sources.map(loadBuild),
			native: sources.map((source) => this.#native(source))
		};
	}

	/** One file with as many rows as all sources, of the columns of the largest. */
	async one(): Promise<Work[]> {
		const counts = new Map<Source, number>();
		for (const source of this.#sources) {
			await this.#load(source);
			const sql = `select count(*)::integer as n from ${name(loadTables(source).rows)}`;
			counts.set(source, Number((await this.#db.rows(calm, sql)).column('n')[0]));
		}
		const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
		const [largest] = [...counts].toSorted(([, a], [, b]) => b - a);
		if (largest === undefined) throw new Error('the notebook has no sources');
		const [source, count] = largest;
		const again = `(select *, again.range as turn from ${name(loadTables(source).rows)}, range(${Math.ceil(all / count)}) as again)`;
		const rows = `${select(source)} from ${again} order by turn, "row" limit ${all}`;
		const csv = await this.#write(source, rows, 'one', 'csv');
		const parquet = await this.#write(source, rows, 'one', 'parquet');
		for (const other of this.#sources) await this.#drop(other);
		return [
			{ name: 'one-csv', needs: [], builds: [loadBuild(csv.source)] },
			{
				name: 'one-parquet',
				needs: [],
				builds: [loadBuild(parquet.source)],
				native: [this.#native(parquet.source)]
			}
		];
	}

	/** Reads a source and gives the query of its rows. */
	async #load(source: Source): Promise<string> {
		const tables = loadTables(source);
		const step = { kind: 'load', name: 'load', source, tables } as const;
		await load(this.#db, calm, step, [...this.files.values()], () => undefined);
		return `${select(source)} from ${name(tables.rows)}`;
	}

	async #drop(source: Source): Promise<void> {
		for (const table of Object.values(loadTables(source))) {
			await this.#db.run(calm, `drop table ${name(table)}`);
		}
	}

	/** The rows of a source in a file, and the source that reads it. */
	async #write(source: Source, rows: string, title: string, format: 'csv' | 'parquet') {
		const path = join(this.#folder, `${title}.${format}`);
		await this.#db.run(calm, `copy (${rows}) to ${literal(path)} (format ${format})`);
		const hash = `${format}-${title}`;
		const blob = await openAsBlob(path);
		this.files.set(hash, { hash, path, blob });
		return {
			source: writtenAs(source, { name: `${title}.${format}`, size: blob.size, hash }, format)
		};
	}

	#native({ id, files: [file] }: Source): string {
		const path = join(this.#folder, file?.name ?? id);
		return `create or replace table ${name(`parquet ${id}`)} as from read_parquet(${literal(path)})`;
	}
}

function select(source: Source): string {
	return `select ${loadedColumns(source)
		.map((column) => name(column.name))
		.join(', ')}`;
}

/** The same columns, typed by the file where it has types; times are in UTC already. */
function writtenAs(
	source: Source,
	file: Source['files'][number],
	format: 'csv' | 'parquet'
): Source {
	const columns = loadedColumns(source).map((column) => {
		const type =
			column.type.type === 'time'
				? ({ type: 'time', format: 'iso', zone: 'UTC' } as const)
				: column.type;
		return { ...column, heading: column.name, type };
	});
	return { ...source, read: format === 'csv' ? CSV : { format }, files: [file], columns };
}
