import { beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBDatabase } from '$workers/duckdb';
import { openDatabase } from '$workers/duckdb-node';
import type { Statement } from '../analysis';
import {
	AT,
	FOUND_IN,
	lookAtTable,
	lookBins,
	lookFind,
	lookOrder,
	lookPage,
	lookRows,
	lookSpread,
	lookTop,
	lookTotal,
	lookVariety,
	type Look,
	type LookFilter
} from './look';

let db: DuckDBDatabase;
const calm = new AbortController().signal;
const yesNo = ['sì', 'no'] as const;
const name = { name: 'na"me', type: 'text' } as const;
const amount = { name: 'amount', type: 'number' } as const;
const count = { name: 'count', type: 'integer' } as const;
const at = { name: 'at', type: 'time' } as const;
const day = { name: 'day', type: 'date' } as const;
const done = { name: 'done', type: 'boolean' } as const;
const look = lookAtTable('looked', [name, amount, count, at, day, done]);

beforeAll(async () => {
	db = await openDatabase();
	await db.run(
		calm,
		`create table looked ("na""me" varchar, amount double, count bigint, "at" timestamp, day date, done boolean)`
	);
	await db.run(
		calm,
		`insert into looked values
			('Élan', 2.5, 9007199254740993, timestamp '2024-03-01 10:00:00', date '2024-03-01', true),
			('elan vital', null, 9007199254740992, timestamp '2024-03-02 00:00:00', null, false),
			('', 'nan', 3, null, date '2024-02-29', null),
			(null, -1, null, timestamp '2024-03-01 23:59:59.999999', date '2024-03-02', true),
			('100%_''', 'infinity', 0, timestamp '1969-12-31 23:59:59', date '1969-12-31', false)`
	);
});

const read = async (statement: Statement) => {
	const rows = await db.rows(calm, statement.sql);
	return rows.columns.map(({ name: column }) => [...Array.from(rows.column(column))]);
};
const kept = async (...filters: LookFilter[]) =>
	(await read(lookOrder(look, undefined, filters, yesNo)))[0];
const ordered = async (column: Look['columns'][number], descending: boolean) =>
	(await read(lookOrder(look, { column, descending }, [], yesNo)))[0];

describe('rows', () => {
	it('come in windows and by their numbers, each with its number', async () => {
		expect(await read(lookTotal(look))).toEqual([[5]]);
		const [numbers, names] = await read(lookPage(look, 1, 3));
		expect([numbers, names]).toEqual([
			[1, 2],
			['elan vital', '']
		]);
		const rows = await db.rows(calm, lookRows(look, [4, 0]).sql);
		expect([...Array.from(rows.column(AT))].sort()).toEqual([0, 4]);
	});
});

describe('columns with the names that statements give', () => {
	const NAMES = ['rowid', 'value', 'rows', 'first', 'total', 'bin', 'empty', 'least'];
	const columns = NAMES.map((column) => ({ name: column, type: 'text' }) as const);
	const named = lookAtTable('named', columns);

	beforeAll(() =>
		db.run(
			calm,
			`create table named as select ${NAMES.map((column) => `(9 - range)::varchar as "${column}"`).join(', ')} from range(10)`
		)
	);

	it('are columns as others are', async () => {
		const rows = await read(lookPage(named, 2, 4));
		expect(rows).toEqual([[2, 3], ...NAMES.map(() => ['7', '6'])]);
		for (const column of columns) {
			expect(await read(lookOrder(named, { column, descending: false }, [], yesNo))).toEqual([
				[9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
			]);
			expect(await read(lookTop(named, column, yesNo))).toEqual([['9'], [1], [10]]);
			expect(await read(lookVariety(named, column))).toEqual([[10], [0], [10]]);
			expect((await read(lookFind(named, [column], '4', [], yesNo, 9)))[0]).toEqual([5]);
			const number = { ...column, type: 'integer' } as const;
			expect((await read(lookBins(named, number, 0, 9, 2)))[1]).toEqual([5, 5]);
			expect(await read(lookSpread(named, number))).toEqual([[10], [0], [0], [9]]);
		}
	});
});

describe('order', () => {
	it('puts empty values last either way and keeps the order of equals', async () => {
		expect(await ordered(name, false)).toEqual([4, 0, 1, 2, 3]);
		expect(await ordered(name, true)).toEqual([1, 0, 4, 2, 3]);
		expect(await ordered(amount, false)).toEqual([3, 0, 4, 1, 2]);
		expect(await ordered(amount, true)).toEqual([4, 0, 3, 1, 2]);
		expect(await ordered(done, false)).toEqual([1, 4, 0, 3, 2]);
	});
	it('tells big integers apart', async () => {
		expect(await ordered(count, true)).toEqual([0, 1, 2, 4, 3]);
	});
	it('knows times before 1970', async () => {
		expect(await ordered(at, false)).toEqual([4, 0, 3, 1, 2]);
	});
});

describe('filters', () => {
	const midnight = Date.UTC(2024, 2, 1) * 1000;
	it.each([
		['case and accents aside', [0, 1], { column: name, kind: 'contains', text: 'ELÀN' }],
		['signs as they are', [4], { column: name, kind: 'contains', text: `%_'` }],
		['the whole text', [0], { column: name, kind: 'equals', text: ' elan ' }],
		['exact big integers', [0], { column: count, kind: 'equals', text: '9007199254740993' }],
		['numbers with a comma', [0], { column: amount, kind: 'equals', text: '2,5' }],
		['no number at all', [], { column: amount, kind: 'equals', text: '' }],
		['words of yes', [0, 3], { column: done, kind: 'equals', text: 'Sì' }],
		['empty texts', [2, 3], { column: name, kind: 'empty' }],
		['what is no number', [1, 2], { column: amount, kind: 'empty' }],
		['what is filled', [0, 3, 4], { column: amount, kind: 'filled' }],
		['a range, both ends in it', [0, 3], { column: amount, kind: 'range', least: -1, most: 2.5 }],
		[
			'a day',
			[0, 3],
			{ column: at, kind: 'range', least: midnight, before: midnight + 86_400_000_000 }
		],
		['days', [0, 2, 3], { column: day, kind: 'range', least: Date.UTC(2024, 1, 29) * 1000 }]
	] as const)('keep %s', async (_, rows, filter) => {
		expect(await kept(filter)).toEqual(rows);
	});
	it('are all passed at once', async () => {
		expect(
			await kept(
				{ column: name, kind: 'contains', text: 'elan' },
				{ column: amount, kind: 'filled' }
			)
		).toEqual([0]);
	});
});

describe('find', () => {
	it('says the row and the column of each place, at most so many', async () => {
		const rows = await db.rows(calm, lookFind(look, [amount, name], 'ELAN', [], yesNo, 10).sql);
		expect(Array.from(rows.column(AT))).toEqual([0, 1]);
		expect(Array.from(rows.column(FOUND_IN))).toEqual([1, 1]);
		const few = await db.rows(calm, lookFind(look, [name], 'elan', [], yesNo, 1).sql);
		expect(few.length).toBe(1);
	});
});

describe('summaries', () => {
	it('count what is empty and spread what is not', async () => {
		expect(await read(lookSpread(look, amount))).toEqual([[5], [2], [-1], [2.5]]);
		expect(await read(lookBins(look, amount, -1, 2.5, 4))).toEqual(
			expect.arrayContaining([expect.arrayContaining([0, 3])])
		);
		expect(await read(lookBins(look, { ...count, name: 'count' }, 3, 3, 4))).toHaveLength(2);
	});
	it('name the most common text', async () => {
		expect(await read(lookVariety(look, name))).toEqual([[5], [2], [4]]);
		expect(await read(lookTop(look, done, yesNo))).toEqual([['sì'], [2], [2]]);
	});
});
