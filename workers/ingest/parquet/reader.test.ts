import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { inspect } from '../inspect';
import { checksums, native, sourceOf, sumSql } from '../native';
import { CALM, QUIET, loaded } from '../testing';

const READ = { format: 'parquet' } as const;
let db: DuckDBDatabase;
let folder: string;

beforeAll(async () => {
	db = await openDatabase();
	folder = await mkdtemp(join(tmpdir(), 'parquet-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;

/** A Parquet file written by native DuckDB. */
async function written(query: string, options = '', before: string[] = []): Promise<string> {
	const path = join(folder, `${++files}.parquet`);
	await native(...before, `copy (${query}) to '${path}' (format parquet${options})`);
	return path;
}

const look = async (path: string) =>
	inspect(db, CALM, { blob: await openAsBlob(path) }, undefined, QUIET);

/** Row count and checksums as native DuckDB has them. */
async function expected(path: string, texts: readonly string[]) {
	const sums = texts.map((text) => sumSql(`nullif((${text})::varchar, '')`));
	const [row] = await native(`select count(*), ${sums.join(', ')} from read_parquet('${path}')`);
	const [rows, ...values] = row ?? [];
	return { rows: Number(rows), sums: values };
}

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`);

const MIXED = `select range as id, 9007199254740993 + range * 1000003 as big, 'user' || (range % 97) as u,
	timestamp '2024-01-01' + to_seconds(range) as ts, case when range % 3 > 0 then range / 7 end as d,
	['web', 'app', 'è'][1 + range % 3] as channel, '' as nothing from range(20000)`;

describe.each(['snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli', 'uncompressed'])(
	'Parquet in %s',
	(codec) => {
		it('has the rows and values that native DuckDB reads', async () => {
			const path = await written(MIXED, `, compression ${codec}, row_group_size 4096`);
			const { headings } = await look(path);
			expect(headings).toEqual(['id', 'big', 'u', 'ts', 'd', 'channel', 'nothing']);
			const found = await checksums(db, sourceOf(READ, headings), await openAsBlob(path));
			expect(found).toEqual(await expected(path, quoted(headings)));
			expect(found.rows).toBe(20000);
		});
	}
);

const TYPES: readonly [string, string][] = [
	['tinyint', '(r - 100)::tinyint'],
	['smallint', '(r * -300)::smallint'],
	['integer', '(r * -300000)::integer'],
	['bigint', '(r * 90071992547409931)::bigint'],
	['utinyint', 'r::utinyint'],
	['usmallint', '(r + 65000)::usmallint'],
	['uinteger', '(r + 4294967000)::uinteger'],
	['ubigint', '(18446744073709551615 - r)::ubigint'],
	['hugeint', '(r * 17014118346046923173168730371588410::hugeint)::hugeint'],
	['float', '(r / 3)::float'],
	['double', '(r / 3)::double'],
	['decimal(4,2)', '(r / 7)::decimal(4, 2)'],
	['decimal(9,3)', '(r / -7)::decimal(9, 3)'],
	['decimal(18,6)', '(r * 12345.678901)::decimal(18, 6)'],
	['decimal(38,10)', "(r || '1234567890123456789012345.0123456789')::decimal(38, 10)"],
	['boolean', 'r % 2 = 0'],
	['date', "date '1969-06-01' + r::integer * 1000"],
	['time', "time '12:34:56.789012'"],
	['timestamp', "timestamp '1969-12-31 23:59:59.123456' + to_days(r::integer)"],
	['timestamp_s', "timestamp_s '2023-12-31 23:59:59'"],
	['timestamp_ms', "timestamp_ms '2023-12-31 23:59:59.123'"],
	['timestamp_ns', "timestamp_ns '2023-12-31 23:59:59.123456789'"],
	['timestamptz', "timestamptz '2023-12-31 23:59:59.5+02'"],
	['varchar', "'x' || r || chr(10) || 'è\"'"],
	['blob', "'a\\x00\\xFF'::blob"],
	['uuid', "('00000000-0000-4000-8000-0000000000' || (r + 10))::uuid"],
	['enum', "['sad', 'ok'][1 + r % 2]::enum('sad', 'ok')"],
	['null', 'null::integer']
];

it.each(TYPES)('the texts of a column of type %s are those of native DuckDB', async (_, sql) => {
	const query = `select case when r % 5 > 0 then ${sql} end as v from (select range as r from range(50))`;
	const path = await written(query);
	const { headings, rows } = await look(path);
	const texts = await native(`select nullif(v::varchar, '') from read_parquet('${path}')`);
	expect(rows).toEqual(texts);
	const found = await checksums(db, sourceOf(READ, headings), await openAsBlob(path));
	expect(found).toEqual(await expected(path, ['v']));
});

describe('nested columns', () => {
	const query = `select range as id, {'id': range + 9007199254740993, 'name': 'n' || range, 'deep': {'x y': range / 2}} as "user",
		[range, null, range + 1] as numbers, map {'a': range, 'b' || (range % 2): 1} as props,
		case when range % 3 > 0 then [
			{'key': 'page_title', 'value': {'string_value': 'T' || range, 'int_value': null::bigint, 'double_value': null::double}},
			{'key': 'count.of', 'value': {'string_value': null, 'int_value': range, 'double_value': null}}] end as event_params,
		[{'a': range, 'b': ['x"\\' || chr(9), chr(1), null], 'c': range % 2 = 0}] as items, []::integer[] as none from range(10)`;

	it('become dotted columns, by key, and JSON', async () => {
		const path = await written(query);
		const { headings } = await look(path);
		expect(headings).toEqual([
			'id',
			'user.id',
			'user.name',
			'user.deep.x y',
			'numbers',
			'props.a',
			'props.b0',
			'props.b1',
			'event_params.page_title',
			'event_params.count.of',
			'items',
			'none'
		]);
		const found = await checksums(db, sourceOf(READ, headings), await openAsBlob(path));
		const param = (key: string, member: string) =>
			`list_filter(event_params, lambda e: e.key = '${key}')[1].value.${member}`;
		expect(found).toEqual(
			await expected(path, [
				'id',
				'"user".id',
				'"user".name',
				'"user".deep."x y"',
				'to_json(numbers)',
				"props['a']",
				"props['b0']",
				"props['b1']",
				param('page_title', 'string_value'),
				param('count.of', 'int_value'),
				'to_json(items)',
				'to_json(none)'
			])
		);
	});

	it('are read by heading, whatever the order', async () => {
		const path = await written(query);
		const source = sourceOf(READ, ['event_params.count.of', 'nowhere', 'user.id']);
		const blob = await openAsBlob(path);
		const file = {
			name: 'f',
			size: 0,
			hash: 'h',
			headings: ['id', 'user.id', 'event_params.count.of']
		};
		const { rows } = await loaded(db, { ...source, files: [file] }, [{ hash: 'h', blob }]);
		expect(rows.slice(0, 2)).toEqual([
			{ row: 0, 'event_params.count.of': null, nowhere: null, 'user.id': '9007199254740993' },
			{ row: 1, 'event_params.count.of': '1', nowhere: null, 'user.id': '9007199254740994' }
		]);
	});
});

describe('a file that cannot be read', () => {
	const small = () => written('select range as id, md5(range::varchar) as h from range(3000)');
	const bytesOf = async (path: string) =>
		new Uint8Array(await (await openAsBlob(path)).arrayBuffer());
	const faultOf = (bytes: Uint8Array<ArrayBuffer>) => {
		const blob = new File([bytes], 'x.parquet');
		return expect(inspect(db, CALM, { blob }, { format: 'parquet' }, QUIET)).rejects;
	};

	it('is cut off', async () => {
		const bytes = await bytesOf(await small());
		const fault = { code: 'parquet-broken', file: 'x.parquet' };
		for (const size of [4, 11, 100, bytes.length >> 1, bytes.length - 1]) {
			await faultOf(bytes.slice(0, size)).toMatchObject(fault);
		}
	});

	it('is encrypted', async () => {
		const before = [
			"set force_mbedtls_unsafe = 'true'",
			"pragma add_parquet_key('k', '0123456789112345')"
		];
		const path = await written('select 1 as a', ", encryption_config {footer_key: 'k'}", before);
		await faultOf(await bytesOf(path)).toMatchObject({ code: 'parquet-encrypted' });
	});

	it('has intervals', async () => {
		const path = await written('select to_days(1) as gap');
		await faultOf(await bytesOf(path)).toMatchObject({
			code: 'table-type',
			message: expect.stringMatching(/^gap: interval/i)
		});
	});

	it('has no rows', async () => {
		const path = await written('select 1 as a where false');
		await faultOf(await bytesOf(path)).toMatchObject({ code: 'file-empty' });
		const found = await checksums(db, sourceOf(READ, ['a']), await openAsBlob(path));
		expect(found.rows).toBe(0);
	});

	it('is damaged within, and the next one is read all the same', async () => {
		const bytes = await bytesOf(await small());
		let refused = 0;
		for (let from = 4; from < bytes.length - 1000; from += 4001) {
			const bad = bytes.slice();
			for (let at = from; at < from + 200; at++) bad[at] = (bad[at] ?? 0) ^ 0xa5;
			const blob = new File([bad], 'x.parquet');
			await inspect(db, CALM, { blob }, undefined, QUIET).catch((error: unknown) => {
				expect(error).toMatchObject({ code: 'parquet-broken' });
				refused++;
			});
			const good = await inspect(db, CALM, { blob: new Blob([bytes]) }, undefined, QUIET);
			expect(good.rows).toHaveLength(1000);
		}
		expect(refused).toBeGreaterThan(0);
	});
});

it('a load that is cancelled ends soon and leaves nothing', async () => {
	const path = await written('select range as id, md5(range::varchar) as h from range(400000)');
	const controller = new AbortController();
	const { load } = await import('../load');
	const source = { ...sourceOf(READ, ['id', 'h']) };
	const step = {
		kind: 'load',
		name: 'l',
		source,
		tables: { rows: 'r', rejects: 'j', files: 'f' }
	} as const;
	const blob = await openAsBlob(path);
	const heard = ({ done }: { done: number }) => void (done > 0 && controller.abort());
	await expect(
		load(db, controller.signal, step, [{ hash: 'h', blob }], heard)
	).rejects.toMatchObject({
		name: 'AbortError'
	});
	const left = await db.rows(CALM, 'select table_name from duckdb_tables()');
	expect([...Array.from(left.column('table_name'))]).toEqual([]);
});

it('a key of a map, or of pairs, that comes late in the file is a column too', async () => {
	const path = await written(
		`select range as id,
			case when range < 4000 then map {'first': range} else map {'late': range, 'first': 0} end as m,
			[{'key': case when range = 4999 then 'last' else 'page' end, 'value': range::varchar}] as params
		from range(5000)`,
		', row_group_size 2048'
	);
	const { headings } = await look(path);
	expect(headings).toEqual(['id', 'm.first', 'm.late', 'params.page', 'params.last']);
	const found = await checksums(db, sourceOf(READ, headings), await openAsBlob(path));
	const texts = ['id', "m['first']", "m['late']"];
	const pair = (key: string) => `case when params[1].key = '${key}' then params[1].value end`;
	expect(found).toEqual(await expected(path, [...texts, pair('page'), pair('last')]));
});
