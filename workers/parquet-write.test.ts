import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import type { DuckDBDatabase } from './duckdb';
import { openDatabase } from './duckdb-node';
import { writeParquet } from './parquet-write';

const calm = new AbortController().signal;

/** What native DuckDB reads from a file. */
async function readBack(bytes: Uint8Array, sql: (file: string) => string) {
	const folder = await mkdtemp(join(tmpdir(), 'parquet-'));
	try {
		const file = join(folder, 'rows.parquet');
		await writeFile(file, bytes);
		const connection = await (await DuckDBInstance.create()).connect();
		const reader = await connection.runAndReadAll(sql(`'${file}'`));
		return reader.getRowsJson();
	} finally {
		await rm(folder, { recursive: true });
	}
}

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

test('every type of a result is read again as it was by native DuckDB', async () => {
	const sql = `select n as whole, n::bigint * 1000000007 as large, sum(n) over () as total, n / 3 as share,
		case when n % 3 > 0 then 'text ' || n || ' è' end as words, n % 2 = 0 as even,
		timestamp '2024-03-31 01:02:03.456789' + to_days(n::integer) as moment, date '2024-03-31' + n::integer as day,
		(case when n % 2 = 0 then 'open' else 'success' end)::enum('success', 'open') as outcome
	from range(3000) t (n)`;
	const bytes = await writeParquet(db, calm, sql);
	const words = Array.from({ length: 3000 }, (_, n) => (n % 3 > 0 ? `text ${n} è`.length : 0));
	const letters = words.reduce((sum, length) => sum + length, 0);
	const sums = (file: string) =>
		`select count(*), sum(large)::varchar, max(total)::varchar, max(share), count(words), sum(length(words)) from ${file}`;
	expect(await readBack(bytes, sums)).toEqual([
		['3000', '4498500031489500', '4498500', 2999 / 3, '2000', String(letters)]
	]);
	const rows = await readBack(
		bytes,
		(file) =>
			`select whole, large, words, even, moment, day, outcome from ${file} where whole in (1, 3)`
	);
	expect(rows).toEqual([
		['1', '1000000007', 'text 1 è', false, '2024-04-01 01:02:03.456789', '2024-04-01', 'success'],
		['3', '3000000021', null, false, '2024-04-03 01:02:03.456789', '2024-04-03', 'success']
	]);
});

test('no rows are a file with columns', async () => {
	const bytes = await writeParquet(db, calm, `select 1 as a, 'x' as b where false`);
	expect(await readBack(bytes, (file) => `select count(*) from ${file}`)).toEqual([['0']]);
	expect(
		await readBack(bytes, (file) => `select column_name from (describe from ${file})`)
	).toEqual([['a'], ['b']]);
});

test('a statement that fails is told as such, and the next file is whole', async () => {
	await expect(writeParquet(db, calm, 'select nobody')).rejects.toMatchObject({ code: 'sql' });
	const bytes = await writeParquet(db, calm, 'select 42 as a');
	expect(await readBack(bytes, (file) => `from ${file}`)).toEqual([[42]]);
});
