import { DuckDBInstance } from '@duckdb/node-api';
import type { Source } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { load } from './load';
import { CALM, QUIET, TABLES, tableOf, textColumn, textSource } from './testing';

// What tests share that hold a load against native DuckDB.

/** Runs statements on native DuckDB; the last gives its rows as texts. */
export async function native(...statements: string[]): Promise<(string | null)[][]> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	await connection.run("set timezone = 'UTC'");
	try {
		let rows: unknown[][] = [];
		for (const sql of statements) rows = (await connection.runAndReadAll(sql)).getRows();
		return rows.map((row) => row.map((value) => (value === null ? null : String(value))));
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

/** A source of text columns with these headings. */
export function sourceOf(read: Source['read'], headings: readonly string[]): Source {
	const columns = headings.map(textColumn);
	return { ...textSource(0), read, columns };
}

/** The number of rows of a load, and the sum of the hashes of each column's texts; the tables are dropped again. */
export async function checksums(
	db: Database,
	source: Source,
	blob: Blob
): Promise<{ rows: number; sums: string[] }> {
	const step = { kind: 'load', name: 'load', source, tables: TABLES } as const;
	await load(db, CALM, step, [{ hash: 'h', blob }], QUIET);
	const sums = source.columns.map((column) => sumSql(name(column.name)));
	const [found] = await tableOf(db, `select count(*)::integer as n, ${sums.join(', ')} from rows`);
	for (const table of Object.values(TABLES)) await db.run(CALM, `drop table ${String(table)}`);
	const [rows, ...values] = Object.values(found ?? {});
	return { rows: Number(rows), sums: values.map(String) };
}

/** SQL: a checksum of a column's texts that does not heed their order. */
export function sumSql(value: string): string {
	// The digests differ between versions of hash(); these do not.
	return `coalesce(sum(('0x' || left(md5(${value}), 12))::bigint), 0)::varchar || '/' || count(${value})`;
}
