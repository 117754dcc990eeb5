import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '$workers/database';
import { openDatabase } from '$workers/duckdb-node';
import { references } from './references';
import { wrapped } from './user-statement';

let db: Database;
beforeAll(async () => {
	db = await openDatabase();
});

const WEB = { name: 'web', query: 'select 1 as a, 2 as b' };
const OTHER = { name: 'my "shop"', query: 'select 1 as a, 3 as c' };
const known = [WEB, OTHER];

describe('what a statement reads', () => {
	it.each([
		'from web',
		'select a from web',
		'select a from WEB',
		'select a from "Web"',
		`select a from 'web'`,
		`select a from e'w\\x65b'`,
		`select a from 'w'\n'eb'`,
		'select a from $$web$$',
		'select a from(select * from web)',
		'select a/**/from/* x */web',
		'select a from -- x\nweb',
		'select 1from web',
		'select x.a from web x',
		'select x.a from web as x (a, b)',
		'select 1 from range(2), web',
		'select 1 from range(2) r join web on true',
		'select 1 from range(2) r left join web on true',
		'select 1 from range(2) r cross join web',
		'select 1 from range(2) r positional join web',
		'select 1 from range(2) r semi join web on web.a = r.range',
		'select 1 from range(2) r asof join web on r.range >= web.a',
		'from x : web',
		'from only web',
		'from web tablesample 100%',
		'select (select max(a) from web)',
		'select 1 where exists (from web)',
		'select 1 where 1 in (select a from web)',
		'select 1 union all by name from web',
		'select 1, 2 union all table web',
		'with x as (from web) from x',
		'with x as (from web) select * from x, x y',
		'with recursive x as (select a from web union select a + 1 from x where a < 3) from x',
		// The inner name shadows the outer one, but what it is made of is read.
		'with web as (from web) from web',
		'pivot web on a using count(*)',
		'unpivot web on a, b',
		'from (pivot web on a)',
		'from web pivot (count(*) for a in (1))',
		'pivot_wider web on a using count(*)',
		'pivot_longer web on a, b',
		'summarize web',
		'describe web',
		'show web',
		'table web',
		`from query('from web')`,
		`from query('select a from (from ''web'')')`,
		`from query_table('web')`,
		`from query_table(['web'])`,
		`from query($$from web$$)`
	])('is found in %j', async (sql) => {
		const found = references(sql, ['web', 'unused']);
		expect(found).toEqual(['web']);
		const signal = new AbortController().signal;
		// It runs with what was found, and not without.
		expect((await db.rows(signal, wrapped(sql, [WEB]))).length).toBeGreaterThan(0);
		await expect(db.rows(signal, wrapped(sql, []))).rejects.toThrow(/web/i);
	});

	it('is found by names that need quotes', async () => {
		const sql = 'select c from "my ""shop""" join web using (a)';
		const names = known.map(({ name }) => name);
		expect(references(sql, names)).toEqual(['my "shop"', 'web']);
		const rows = await db.rows(new AbortController().signal, wrapped(sql, known));
		expect(rows.column('c')[0]).toBe(3);
	});

	it('is not what only looks like it', () => {
		expect(references(`select web.a from other web`, ['web'])).toEqual([]);
		expect(references(`select 'x' as web -- from web`, ['web'])).toEqual([]);
		expect(references(`select web(1) from /* web */ shop`, ['web'])).toEqual([]);
		expect(references(`select * from main.web`, ['web'])).toEqual([]);
	});

	it('is given in the order of its first mention, once', () => {
		expect(references('from b join a using (x) join b c using (x)', ['a', 'b'])).toEqual([
			'b',
			'a'
		]);
	});
});
