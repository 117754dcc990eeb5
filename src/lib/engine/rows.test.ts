import { beforeAll, describe, expect, it } from 'vitest';
import type { Rows, Value } from '$lib/journey/analysis';
import type { DuckDBDatabase } from '$workers/duckdb';
import { openDatabase } from '$workers/duckdb-node';
import { rowsFromArrow } from './rows';

let db: DuckDBDatabase;
const calm = new AbortController().signal;
beforeAll(async () => {
	db = await openDatabase();
});

/** Both ways in which rows come: in DuckDB's parts, and as one stream from a worker. */
async function both(sql: string): Promise<Rows[]> {
	return [await db.rows(calm, sql), rowsFromArrow(await db.arrow(calm, sql))];
}

async function one(expression: string): Promise<{ type: string; value: Value }> {
	const [first, second] = await both(`select ${expression} as x`);
	const read = (rows: Rows) => ({ type: rows.columns[0]!.type, value: rows.column('x')[0]! });
	expect(read(second!)).toEqual(read(first!));
	return read(first!);
}

describe('values', () => {
	it.each([
		['1::tinyint', 'integer', 1],
		['4294967295::uinteger', 'integer', 4294967295],
		['9007199254740991::bigint', 'integer', 9007199254740991],
		['9007199254740993::bigint', 'integer', 9007199254740993n],
		['(-9007199254740993)::bigint', 'integer', -9007199254740993n],
		['18446744073709551615::ubigint', 'integer', 18446744073709551615n],
		['1.5::double', 'number', 1.5],
		['1.5::float', 'number', 1.5],
		['true', 'boolean', true],
		['false', 'boolean', false],
		[`'è 日本'`, 'text', 'è 日本'],
		[`'b'::enum('a', 'b')`, 'text', 'b'],
		['12.50::decimal(9, 2)', 'number', 12.5],
		['(-0.05)::decimal(4, 2)', 'number', -0.05],
		['(-12.5)::decimal(18, 1)', 'number', -12.5],
		['12::decimal(9, 0)', 'integer', 12],
		['1234567890123456.75::decimal(30, 2)', 'number', '1234567890123456.75'],
		['(-1234567890123456.75)::decimal(30, 2)', 'number', '-1234567890123456.75'],
		[`timestamp '2024-01-01 00:00:00.123456'`, 'time', 1704067200123456],
		[`timestamp '1969-12-31 23:59:59.999999'`, 'time', -1],
		[`timestamp '1815-06-18 11:35:00.000001'`, 'time', -4876806299999999],
		[`'2024-01-01'::timestamp_s`, 'time', 1704067200000000],
		[`'2024-01-01 00:00:00.5'::timestamp_ms`, 'time', 1704067200500000],
		[`'2024-01-01 00:00:00.123456'::timestamp_ns`, 'time', 1704067200123456],
		[`date '2024-01-01'`, 'date', 1704067200000000],
		[`date '1969-12-31'`, 'date', -86400000000],
		[`interval '1 day 2 hours'`, 'text', '1 day 02:00:00'],
		[`time '10:00:00'`, 'text', '10:00:00'],
		[`'ab'::blob`, 'text', 'ab'],
		[`'101'::bit`, 'text', '101'],
		['3::uhugeint', 'text', '3'],
		[`uuid '6ada2e54-2ce6-404d-8f19-cecc3df5dd96'`, 'text', '6ada2e54-2ce6-404d-8f19-cecc3df5dd96'],
		[`['b'::enum('a', 'b')]`, 'text', '[b]'],
		[`{'at': timestamp '2024-01-01'}`, 'text', "{'at': '2024-01-01 00:00:00'}"],
		[`map {'a': 1}`, 'text', '{a=1}'],
		['[1, 2]', 'other', '[1,2]'],
		[`{'a': 1, 'b': 'x'}`, 'other', '{"a":1,"b":"x"}']
	])('of %s are %s', async (expression, type, value) => {
		expect(await one(expression)).toEqual({ type, value });
	});

	it.each(['1::hugeint', '(-3)::hugeint', '170141183460469231731687303715884105727::hugeint'])(
		'of %s are exact, or as near as a number can be',
		async (expression) => {
			const { value } = await one(expression);
			expect(Number(value)).toBe(Number(/-?\d+/.exec(expression)?.[0]));
		}
	);

	it.each([
		'integer',
		'bigint',
		'double',
		'varchar',
		'boolean',
		'timestamp',
		'date',
		'decimal(9, 2)',
		'decimal(30, 2)',
		`enum('a')`,
		'integer[]'
	])('of type %s may be missing', async (type) => {
		expect((await one(`null::${type}`)).value).toBeNull();
	});

	it('that are null without a type are null', async () => {
		expect((await one('null')).value).toBeNull();
	});
});

describe('results', () => {
	it('of many batches have every row in order, nulls among them', async () => {
		const sql = `select range::integer as n, case when range % 3 = 0 then null else range end as most,
	case when range = 9999 then 1 end as last, 'row ' || range as text,
	(range % 2 = 0) as even, range::decimal(12, 2) / 4 as quarter
from range(10000)`;
		for (const rows of await both(sql)) {
			expect(rows.length).toBe(10_000);
			const [n, most, last, text, even] = ['n', 'most', 'last', 'text', 'even'].map((name) =>
				rows.column(name)
			);
			for (let at = 0; at < 10_000; at++) {
				if (n![at] !== at || most![at] !== (at % 3 === 0 ? null : at))
					throw new Error(`row ${at} differs`);
				if (text![at] !== `row ${at}` || even![at] !== (at % 2 === 0))
					throw new Error(`row ${at} differs`);
				if (last![at] !== (at === 9999 ? 1 : null)) throw new Error(`row ${at} differs`);
			}
			expect(rows.column('quarter')[9999]).toBe(2499.75);
		}
	});

	it('of one batch whose values start in its middle are those values', async () => {
		for (const rows of await both(
			'select range::integer as n from range(5000) where range >= 2047 limit 3 offset 1'
		)) {
			expect(Array.from(rows.column('n'))).toEqual([2048, 2049, 2050]);
		}
	});

	it('name the values of an enum in every batch', async () => {
		const sql = `select case when range % 3 > 0 then (range % 3)::varchar::enum('1', '2') end as e from range(5000)`;
		for (const rows of await both(sql)) {
			expect(rows.columns).toEqual([{ name: 'e', type: 'text' }]);
			expect([0, 1, 2, 4999].map((at) => rows.column('e')[at])).toEqual([null, '1', '2', '1']);
		}
	});

	it('without rows have columns all the same', async () => {
		for (const rows of await both(`select 1 as a, 'x' as b where false`)) {
			expect(rows.length).toBe(0);
			expect(rows.columns.map(({ name, type }) => [name, type])).toEqual([
				['a', 'integer'],
				['b', 'text']
			]);
			expect(rows.column('a').length).toBe(0);
		}
	});

	it('have columns by name only: another name is an error', async () => {
		for (const rows of await both('select 1 as a')) {
			expect(() => rows.column('b')).toThrow('no column is called b');
		}
	});

	it('are not read from what is no Arrow', () => {
		expect(() => rowsFromArrow(new TextEncoder().encode('not arrow at all'))).toThrow();
	});
});
