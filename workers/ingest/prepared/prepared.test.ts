import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataFile, Prepared } from '$lib/engine/protocol';
import { sealed } from '$lib/engine/seal';
import type { Source } from '$lib/import/source';
import type { Build } from '$lib/journey/analysis';
import { loadBuild } from '$lib/journey/tables';
import { literal, name } from '$lib/sql/quote';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { LocalEngine } from '../../engine';
import { writeParquet } from '../../parquet-write';
import { CALM, QUIET, fileOf, tableOf, textColumn, textSource } from '../testing';

let db: DuckDBDatabase;
let engine: LocalEngine;

beforeEach(async () => {
	db ??= await openDatabase();
	engine = new LocalEngine(db);
});
afterEach(() => engine.retain(new AbortController().signal, []));

const TABLES = ['rows_1', 'rejects_1', 'files_1'];

/** A build of three tables by these statements. */
function build(...statements: string[]): Build {
	const steps = statements.map((sql) => ({ kind: 'sql' as const, name: 'make', sql }));
	return { key: '1', tables: TABLES, steps };
}

const SMALL = build(
	`create table rows_1 as select range::integer as "row", 'x' || range as t, null::varchar as "raw:n" from range(3)`,
	'create table rejects_1 (file integer, line bigint, reason varchar, text varchar)',
	`create table files_1 as select 0 as file, 'a.csv' as name`
);

async function all(): Promise<unknown> {
	const columns = await tableOf(
		db,
		`select table_name, column_name, data_type from duckdb_columns() where table_name in (${TABLES.map(literal).join(', ')}) and database_name = 'work' order by table_name, column_index`
	);
	const rows = [];
	// Without an order: theirs counts.
	for (const table of TABLES) rows.push(await tableOf(db, `from ${name(table)}`));
	return { columns, rows };
}

/** The tables as they were made, then as they come out of the file. */
async function roundTrip(one: Build) {
	await engine.ensure(CALM, one, [], QUIET);
	const made = await all();
	await engine.retain(new AbortController().signal, []);
	const prepared = await preparedOf(one);
	expect(await tableOf(db, 'from duckdb_tables()')).toEqual([]);
	expect(await engine.adopt(CALM, one, prepared)).toBe(true);
	const opened = await all();
	await engine.retain(new AbortController().signal, []);
	return { made, opened };
}

const preparedOf = (one: Build): Promise<Prepared> => engine.prepare(CALM, one, [], QUIET);

const attached = async () =>
	(await tableOf(db, 'from duckdb_databases() where not internal')).length;

describe('prepared tables', () => {
	it('come out as they were made, empty ones too', async () => {
		const { made, opened } = await roundTrip(SMALL);
		expect(opened).toEqual(made);
	});

	it('keep any value: nulls, odd texts, the first and last times, the ends of numbers', async () => {
		const row = fc.record({
			t: fc.option(
				fc.string({ unit: 'binary', maxLength: 40 }).map((t) => t.replaceAll('\0', '')),
				{ nil: null }
			),
			n: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
			b: fc.option(fc.boolean(), { nil: null }),
			at: fc.option(fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }), {
				nil: null
			})
		});
		await fc.assert(
			fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
				const values = rows.map(({ t, n, b, at }, i) => {
					const time = at === null ? 'null' : `make_timestamp(${at})`;
					const number = n === null ? 'null' : `${literal(String(n))}::double`;
					return `(${i}, ${t === null ? 'null' : literal(t)}, ${number}, ${b}, ${time})`;
				});
				const one = build(
					'create table rows_1 ("row" integer, "t ""ö""" varchar, n double, b boolean, "at" timestamp)',
					...(values.length === 0 ? [] : [`insert into rows_1 values ${values.join(', ')}`]),
					'create table rejects_1 (n integer)',
					'create table files_1 (n integer)'
				);
				const { made, opened } = await roundTrip(one);
				expect(opened).toEqual(made);
			}),
			{ numRuns: 30 }
		);
	});

	it('keep the order and every value of many rows, in less room', async () => {
		const many = build(
			`create table rows_1 as select range::integer as "row", 'touchpoint ' || (hash(range) % 40) as t,
				make_timestamp((1700000000000000 + hash(range) % 1000000000000)::bigint) as "time",
				case when range % 3 > 0 then (hash(range) % 9999)::double / 100 end as n,
				md5((range // 7)::varchar) as session from range(300000)`,
			'create table rejects_1 (n integer)',
			'create table files_1 (n integer)'
		);
		const sums = () =>
			tableOf(
				db,
				`select count(*)::integer as n, bit_xor(hash(r))::varchar as x, (sum("row"))::bigint as s, bool_and("row" = i) as ordered
				from (select *, row_number() over () - 1 as i, hash("row", t, "time", n, session) as r from rows_1)`
			);
		await engine.ensure(CALM, many, [], QUIET);
		const made = await sums();
		await engine.retain(new AbortController().signal, []);
		const prepared = await preparedOf(many);
		expect(prepared.parts[0]?.blob.size).toBeLessThan(300_000 * 40);
		await engine.adopt(CALM, many, prepared);
		expect(await sums()).toEqual(made);
		expect(made[0]).toMatchObject({ n: 300_000, ordered: true });
	});

	it('are written beside tables of the same names', async () => {
		await engine.ensure(CALM, SMALL, [], QUIET);
		const other = build(
			...SMALL.steps.map((step) => ('sql' in step ? step.sql : '')),
			'drop table files_1',
			'create table files_1 as select 7 as file'
		);
		const prepared = await preparedOf(other);
		expect(await tableOf(db, 'select file from files_1')).toEqual([{ file: 0 }]);
		await engine.retain(new AbortController().signal, []);
		await engine.adopt(CALM, other, prepared);
		expect(await tableOf(db, 'select file from files_1')).toEqual([{ file: 7 }]);
	});

	it('are missing until they are there', async () => {
		expect(await engine.missing(CALM, ['1', '2'])).toEqual(['1', '2']);
		await engine.adopt(CALM, SMALL, await preparedOf(SMALL));
		expect(await engine.missing(CALM, ['1', '2'])).toEqual(['2']);
	});

	it('are taken by the second who wants them where the first gives up', async () => {
		const prepared = await preparedOf(SMALL);
		const first = new AbortController();
		const both = [
			engine.adopt(first.signal, SMALL, prepared),
			engine.adopt(CALM, SMALL, prepared)
		] as const;
		first.abort();
		await expect(both[0]).rejects.toMatchObject({ name: 'AbortError' });
		expect(await both[1]).toBe(true);
	});

	it('are read once, and are made no more', async () => {
		const prepared = await preparedOf(SMALL);
		const both = [engine.adopt(CALM, SMALL, prepared), engine.adopt(CALM, SMALL, prepared)];
		expect(await Promise.all(both)).toEqual([true, true]);
		await engine.ensure(CALM, build('select error(1)'), [], QUIET);
		expect(await attached()).toBe(3);
	});
});

describe('prepared rows of typed files', () => {
	/** A build of Parquet files with a text, a number and a time. */
	async function typed(...queries: string[]): Promise<{ build: Build; files: DataFile[] }> {
		const files: DataFile[] = [];
		for (const [i, query] of queries.entries()) {
			files.push(fileOf(await writeParquet(db, CALM, query), `p${i}`));
		}
		const source: Source = {
			...textSource(
				0,
				{},
				files.map(({ hash }) => hash)
			),
			read: { format: 'parquet' },
			columns: [
				textColumn('t'),
				{ ...textColumn('n'), type: { type: 'number', decimal: '.' } },
				{ ...textColumn('at'), type: { type: 'time', format: 'iso', zone: 'UTC' } }
			]
		};
		return { build: loadBuild(source), files };
	}

	const inOrder = ({ tables: [rows = ''] }: Build) => tableOf(db, `from ${name(rows)}`);

	/** The rows as they are made, and as they come out of a file. */
	async function bothWays(...queries: string[]) {
		const { build, files } = await typed(...queries);
		await engine.ensure(CALM, build, files, QUIET);
		const made = await inOrder(build);
		await engine.retain(CALM, []);
		await engine.adopt(CALM, build, await engine.prepare(CALM, build, files, QUIET));
		return { made, opened: await inOrder(build) };
	}

	const plain = `select 'x' || range as t, range / 4 as n, timestamp '2024-01-01' + to_seconds(range) as at from range(3)`;
	const odd = `select 'y' as t, 'infinity'::double as n, timestamp '2024-02-02' as at`;

	it.each([
		['where all can be read', [plain, plain]],
		['where the first file has a value that cannot', [odd, plain]],
		['where a later one has', [plain, odd, plain]]
	])('are as they were made, with what could not be read: %s', async (_, queries) => {
		const { made, opened } = await bothWays(...queries);
		expect(opened).toEqual(made);
		expect(Object.keys(opened[0] ?? {})).toEqual(['row', 't', 'n', 'raw:n', 'at', 'raw:at']);
		expect(opened.filter((row) => row['raw:n'] !== null)).toHaveLength(
			queries.includes(odd) ? 1 : 0
		);
	});
});

describe('a file that is no good', () => {
	/** With other bytes, under their own checksum where sealed `again`. */
	const changed = async (
		{ parts: [part], ...rest }: Prepared,
		change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
		again = false
	): Promise<Prepared> => {
		const blob = new Blob([change(new Uint8Array(await part!.blob.arrayBuffer()))]);
		const { checksum = '' } = part!;
		const one = { ...rest, parts: [{ checksum, blob }] };
		return again ? sealed(CALM, one) : one;
	};
	const flipped = (bytes: Uint8Array<ArrayBuffer>) => {
		bytes[bytes.length - 5000]! ^= 1;
		return bytes;
	};
	const refused: [string, (prepared: Prepared) => Promise<Prepared> | Prepared][] = [
		['is cut short', (prepared) => changed(prepared, (bytes) => bytes.slice(0, -1))],
		['has one other byte', (prepared) => changed(prepared, flipped)],
		['is of another version', (prepared) => ({ ...prepared, format: '0 v1.0.0' })],
		[
			'is no database',
			(prepared) => changed(prepared, () => new TextEncoder().encode('row,t\n1,2\n'), true)
		],
		['is empty', (prepared) => changed(prepared, () => new Uint8Array(0), true)],
		[
			'is one of several',
			async (prepared) => {
				const { parts } = await changed(prepared, flipped);
				return { ...prepared, parts: [...prepared.parts, ...parts] };
			}
		],
		[
			'is no database, one of several',
			async (prepared) => {
				const { parts } = await changed(prepared, () => new Uint8Array(0), true);
				return { ...prepared, parts: [...prepared.parts, ...parts] };
			}
		]
	];

	it.each(refused)('and %s leaves nothing behind, and the tables are made', async (_, spoil) => {
		const prepared = await sealed(CALM, await preparedOf(SMALL));
		expect(await engine.adopt(CALM, SMALL, await spoil(prepared))).toBe(false);
		expect(await attached()).toBe(2);
		await engine.ensure(CALM, SMALL, [], QUIET);
		expect(await tableOf(db, 'from files_1')).toEqual([{ file: 0, name: 'a.csv' }]);
	});

	it('and is of another build leaves nothing behind', async () => {
		const prepared = await preparedOf(SMALL);
		const other = { ...SMALL, key: '2', tables: ['rows_2', 'rejects_2', 'files_2'] };
		expect(await engine.adopt(CALM, other, prepared)).toBe(false);
		expect(await attached()).toBe(2);
		expect(await tableOf(db, 'from duckdb_views() where not internal')).toEqual([]);
	});
});

describe('writing prepared tables', () => {
	const large = build(
		`create table rows_1 as select range::integer as "row", md5(range::varchar) as t from range(400000)`,
		'create table rejects_1 (n integer)',
		'create table files_1 (n integer)'
	);

	it('lets others be asked, ends when it is stopped, and leaves nothing', async () => {
		const stop = new AbortController();
		let over = false;
		const writing = engine
			.prepare(stop.signal, large, [], QUIET)
			.then(
				() => 'written',
				(error: unknown) => error
			)
			.finally(() => (over = true));
		expect(await tableOf(db, 'select 1 as n')).toEqual([{ n: 1 }]);
		expect(over).toBe(false);
		stop.abort();
		expect(await writing).toBe(stop.signal.reason);
		expect(await attached()).toBe(2);
		expect(await tableOf(db, 'from duckdb_tables()')).toEqual([]);
	});

	it('that fails leaves nothing, and the next one works', async () => {
		const broken = build('create table rows_1 as select 1 as "row"', 'select nope');
		await expect(preparedOf(broken)).rejects.toMatchObject({ code: 'sql' });
		expect(await attached()).toBe(2);
		expect(await engine.adopt(CALM, SMALL, await preparedOf(SMALL))).toBe(true);
	});

	it.each([
		['in one file', 1],
		['of many batches', 300_000]
	])('of rows that come as Arrow %s keeps them all, in order', async (_, length) => {
		const lines = Array.from({ length }, (_, i) => `{"a":"x${i % 977}","n":${i}}`);
		const source: Source = {
			...textSource(0),
			read: { format: 'json', encoding: 'utf-8', layout: 'lines', at: '' },
			columns: [textColumn('a'), textColumn('n')]
		};
		const load: Build = {
			key: '1',
			tables: TABLES,
			steps: [
				{
					kind: 'load',
					name: 'load',
					source,
					tables: { rows: 'rows_1', rejects: 'rejects_1', files: 'files_1' }
				}
			]
		};
		const files = [fileOf(lines.join('\n'))];
		const prepared = await engine.prepare(CALM, load, files, QUIET);
		await engine.adopt(CALM, load, prepared);
		expect(
			await tableOf(
				db,
				'select count(*)::integer as n, bool_and("row" = n::integer and "row" = i) as ordered from (select *, row_number() over () - 1 as i from rows_1)'
			)
		).toEqual([{ n: length, ordered: true }]);
	});
});
