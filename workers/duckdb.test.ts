import { beforeAll, describe, expect, it } from 'vitest';
import { Int32, Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { EngineError } from '$lib/engine/errors';
import type { DuckDBDatabase } from './duckdb';
import { openDatabase } from './duckdb-node';

let db: DuckDBDatabase;
const calm = new AbortController().signal;
beforeAll(async () => {
	db = await openDatabase();
});

const value = async (sql: string) => {
	const rows = await db.rows(calm, sql);
	return rows.column(rows.columns[0]!.name)[0];
};

/** Long enough to be cancelled in the middle, on any machine. */
const HEAVY = 'select sum(hash(a.range, b.range)) from range(100000) a, range(100000) b';

describe('the lock', () => {
	it.each([
		"select * from read_csv('http://localhost:1/x.csv')",
		"select * from read_csv('https://example.com/x.csv')",
		"select * from read_csv('s3://bucket/x.csv')",
		"select * from read_csv('/etc/passwd')",
		"select * from '/etc/passwd'",
		"select * from read_text('/etc/passwd')",
		"select * from read_blob('/etc/passwd')",
		"select * from read_text('ws/../../etc/passwd')",
		"select * from glob('/etc/*')",
		"select * from read_parquet('x.parquet')",
		"select * from read_json('x.json')",
		"copy (select 1) to '/tmp/sentiero-leak.csv'",
		"copy (select 1) to 'leak.csv'",
		"export database '/tmp/sentiero-leak'",
		"attach '/tmp/sentiero-leak.db' as leak",
		"attach 'https://example.com/x.db'",
		'load json',
		"load '/tmp/x.duckdb_extension'",
		'set enable_external_access = true',
		'set lock_configuration = false',
		"set allowed_directories = ['/']",
		'set allow_community_extensions = true',
		'set autoload_known_extensions = true',
		'reset enable_external_access',
		'pragma enable_external_access = true'
	])('refuses %j', async (sql) => {
		await expect(db.run(calm, sql)).rejects.toThrow(EngineError);
		expect(await value('select 1')).toBe(1);
	});

	it.each(['install json', 'install spatial from community'])(
		'makes %j do nothing',
		async (sql) => {
			await db.run(calm, sql).catch(() => undefined);
			const [, extension = ''] = sql.split(' ');
			const there = `duckdb_extensions() where extension_name = '${extension}' and (installed or loaded)`;
			expect(Number(await value(`select count(*) from ${there}`))).toBe(0);
			await expect(db.run(calm, `load ${extension}`)).rejects.toThrow(EngineError);
		}
	);

	it('lets the files be read that were registered, and no longer once released', async () => {
		const path = await db.register({ blob: new Blob(['a,b\n1,2\n']) });
		expect(await value(`select b::integer from read_csv('${path}')`)).toBe(2);
		await db.release(path);
		await expect(value(`select * from read_csv('${path}')`)).rejects.toThrow(EngineError);
	});
});

describe('cancelling', () => {
	it('stops a statement that runs, with the signal’s reason, and the next one works', async () => {
		const controller = new AbortController();
		const running = db.rows(controller.signal, HEAVY);
		const reason = new DOMException('enough', 'AbortError');
		setTimeout(() => controller.abort(reason), 20);
		await expect(running).rejects.toBe(reason);
		expect(await value('select 42')).toBe(42);
	});

	it('of a statement that waits its turn keeps it from running', async () => {
		await db.run(calm, 'create table waited (a integer)');
		const [first, second] = [new AbortController(), new AbortController()];
		const running = db.rows(first.signal, HEAVY);
		const waiting = db.run(second.signal, 'insert into waited values (1)');
		const reasons = [new Error('first'), new Error('second')];
		second.abort(reasons[1]);
		setTimeout(() => first.abort(reasons[0]), 20);
		const ends = await Promise.allSettled([running, waiting]);
		expect(ends.map((end) => end.status === 'rejected' && (end.reason as unknown))).toEqual(
			reasons
		);
		expect(Number(await value('select count(*) from waited'))).toBe(0);
		await db.drop(['waited']);
	});

	it('before anything runs rejects at once', async () => {
		await expect(db.run(AbortSignal.abort(), 'select 1')).rejects.toMatchObject({
			name: 'AbortError'
		});
	});

	it('of a table that is being made leaves no table', async () => {
		const controller = new AbortController();
		const running = db.run(controller.signal, `create table half as ${HEAVY}`);
		setTimeout(() => controller.abort(), 20);
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
		await expect(value('from half')).rejects.toThrow('half');
	});
});

describe('statements', () => {
	it('run one after the other, in the order in which they were given', async () => {
		await db.run(calm, 'create table turns (n integer)');
		const given = Array.from({ length: 20 }, (_, n) =>
			db.run(
				calm,
				`insert into turns select ${n} from (select count(*) from range(${(20 - n) * 5000}))`
			)
		);
		await Promise.all(given);
		const rows = await db.rows(calm, 'select n from turns');
		expect(Array.from(rows.column('n'))).toEqual(Array.from({ length: 20 }, (_, n) => n));
		await db.drop(['turns']);
	});

	it('that fail do not keep the next from running', async () => {
		const [bad, good] = await Promise.allSettled([value('select nope'), value('select 7')]);
		expect(bad.status).toBe('rejected');
		expect(good).toEqual({ status: 'fulfilled', value: 7 });
	});

	it('that fail say which they are and where, in DuckDB’s words', async () => {
		const sql = 'select 1,\n  nope';
		const error: unknown = await value(sql).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(EngineError);
		expect(error).toMatchObject({ code: 'sql', sql, position: { line: 2, column: 3 } });
		expect((error as EngineError).message).toMatch(/^Binder Error: .*"nope"/);
		expect((error as EngineError).cause).toBeInstanceOf(Error);
	});

	it('that fail while they run have no place', async () => {
		const error: unknown = await value(`select error('by hand')`).catch((cause: unknown) => cause);
		expect(error).toMatchObject({
			code: 'sql',
			message: expect.stringContaining('by hand') as string
		});
		expect((error as EngineError).position).toBeUndefined();
	});
});

describe('Arrow', () => {
	it('becomes a table, of any size', async () => {
		const numbers = vectorFromArray(
			Array.from({ length: 5000 }, (_, n) => n),
			new Int32()
		);
		await db.insertArrow(
			new AbortController().signal,
			'arrow in',
			tableToIPC(new Table({ n: numbers }))
		);
		expect(Number(await value('select sum(n)::integer from "arrow in"'))).toBe(12_497_500);
		await db.drop(['arrow in', 'never there']);
		await expect(value('from "arrow in"')).rejects.toThrow(EngineError);
	});
});
