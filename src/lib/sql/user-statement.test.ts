import { beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '$lib/engine/errors';
import type { Database } from '$workers/database';
import { openDatabase } from '$workers/duckdb-node';
import { faultOf, LINES_BEFORE, wrapped } from './user-statement';

let db: Database;
const calm = new AbortController().signal;
beforeAll(async () => {
	db = await openDatabase();
});

const WEB = { name: 'web', query: 'select 1 as a\nunion all\nselect 2' };

describe('what cannot be one query', () => {
	it.each(['', '  \n', '-- only words', '/* ; */', ';'])('%j is empty', (sql) => {
		expect(faultOf(sql)).toBe('empty');
	});

	it.each([
		'select 1; select 2',
		'select 1;;',
		';select 1',
		'select 1; -- x\nselect 2',
		`select ';'; select 2`
	])('%j is several', (sql) => expect(faultOf(sql)).toBe('several'));

	it.each([
		'select 1) union (select 2',
		') from web; --',
		'select (1',
		'select 1))',
		// Only what DuckDB takes for the end of a comment or a text ends it.
		`select 1 /* /* */ ' */ ) x (select '`,
		'select 1 -- \r ) x (select 2',
		`select $é$ ' $é$ ) x (select '`,
		`select 1e'\\' ' ) x (select '`,
		`select e'a'\n'\\' ' ) x (select '`
	])('%j has brackets of its own', (sql) => expect(faultOf(sql)).toBe('brackets'));

	it.each([
		'select 1',
		'select 1;',
		'select 1; -- done',
		'select 1; /* done */',
		`select ')', '(', ";" from (select 1 as ";") -- )`,
		'select (1), ((2))'
	])('%j is none of these', (sql) => expect(faultOf(sql)).toBeUndefined());
});

describe('a wrapped query', () => {
	const rows = async (sql: string) => {
		const found = await db.rows(calm, wrapped(sql, [WEB]));
		return [...Array(found.length).keys()].map((at) => found.column(found.columns[0]!.name)[at]);
	};

	it.each([
		['select a from web order by a desc', [2, 1]],
		['select a from web order by a;', [1, 2]],
		['select a from web order by a limit 1; -- the first', [1]],
		['select a from web order by a limit 1 -- the first', [1]],
		['select a from web order by a limit 1 /* the first */ ;', [1]],
		['with w as (from web) select max(a) from w', [2]],
		[`select ')'`, [')']]
	])('gives what %j gives', async (sql, expected) => {
		expect(await rows(sql)).toEqual(expected);
	});

	it.each([
		'drop table web',
		'create table x as select 1',
		'insert into x values (1)',
		'update x set a = 1',
		'delete from x',
		"copy (select 1) to 'ws/1'",
		"attach 'x.db'",
		'set threads = 1',
		'pragma version',
		'load json',
		'call range(3)',
		'begin'
	])('cannot be %j', async (sql) => {
		await expect(rows(sql)).rejects.toThrow(EngineError);
	});

	it.each([
		['select nope from web', 1, 8],
		['select a,\n\n  nope\nfrom web', 3, 3],
		['select a\nfrom web wehre a = 1', 2, 16],
		["select 'é😀', nope", 1, 15],
		["select 'é😀' frm web x", 1, 18],
		['select\t\tnope from web', 1, 9],
		[`select ${'a + '.repeat(60)} nope, ${'a + '.repeat(60)} a from web`, 1, 249],
		['select 1 -- x\n + nope', 2, 4]
	])('says where in %j the fault lies', async (sql, line, column) => {
		const error: unknown = await rows(sql).catch((cause: unknown) => cause);
		if (!(error instanceof EngineError)) throw new Error('no error of the engine');
		expect({ ...error.position, line: error.position!.line - LINES_BEFORE }).toEqual({
			line,
			column
		});
		expect(error.message).not.toMatch(/LINE|\^/);
	});
});
