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

/**
 * The notebook's sources as Parquet files in a folder, written by native DuckDB: the notebook with these files
 * too, and the work of importing them.
 */
export async function withParquet(
	notebook: Notebook,
	folder: string
): Promise<{ notebook: Notebook; work: Work }> {
	const files = new Map(notebook.files);
	const sources: Source[] = [];
	const statements: string[] = [];
	const native = await NativeDatabase.open();
	try {
		for (const source of notebook.document.sources) {
			const path = join(folder, `${source.id}.parquet`);
			await write(native, source, [...notebook.files.values()], path);
			const hash = `parquet-${source.id}`;
			const blob = await openAsBlob(path);
			files.set(hash, { hash, path, blob });
			sources.push(asParquet(source, { name: `${source.id}.parquet`, size: blob.size, hash }));
			const table = name(`parquet ${source.id}`);
			statements.push(`create or replace table ${table} as from read_parquet(${literal(path)})`);
		}
	} finally {
		native.close();
	}
	const work = { name: 'parquet', needs: [], builds: sources.map(loadBuild), native: statements };
	return { notebook: { ...notebook, files }, work };
}

async function write(
	native: NativeDatabase,
	source: Source,
	files: readonly DataFile[],
	path: string
): Promise<void> {
	const tables = loadTables(source);
	const step = { kind: 'load', name: 'load', source, tables } as const;
	await load(native, calm, step, files, () => undefined);
	const columns = loadedColumns(source).map((column) => name(column.name));
	const rows = `select ${columns.join(', ')} from ${name(tables.rows)} order by "row"`;
	await native.run(calm, `copy (${rows}) to ${literal(path)} (format parquet)`);
	for (const table of Object.values(tables)) await native.run(calm, `drop table ${name(table)}`);
}

/** The same columns, typed by the file; times are in UTC already. */
function asParquet(source: Source, file: Source['files'][number]): Source {
	const columns = loadedColumns(source).map((column) => {
		const type =
			column.type.type === 'time'
				? ({ type: 'time', format: 'iso', zone: 'UTC' } as const)
				: column.type;
		return { ...column, heading: column.name, type };
	});
	return { ...source, read: { format: 'parquet' }, files: [file], columns };
}
