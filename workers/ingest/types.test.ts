import { beforeAll, describe, expect, it } from 'vitest';
import {
	channelOf,
	identifiersOf,
	rejectReason,
	timeOf,
	touchpointOf,
	usable
} from '$lib/import/interactions';
import type { ColumnType, Role, Source, SourceColumn } from '$lib/import/source';
import { shapeOfTime } from '$lib/import/time-shape';
import { timeFormatOf } from '$lib/import/time-formats';
import { decimalOf } from '$lib/import/numbers';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { load } from './load';
import { preview } from './preview';
import { CALM, QUIET, TABLES, fileOf, loaded, tableOf, textSource } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const time = (format: string, zone = 'UTC'): ColumnType => ({ type: 'time', format, zone });

/** The values of one column of a type, and the text of those that could not be read. */
async function typed(type: ColumnType, values: readonly string[]) {
	const source: Source = {
		...textSource(2),
		columns: [
			{ heading: 'a', name: 'a', type, role: { role: 'attribute' } },
			{ heading: 'b', name: 'b', type: { type: 'text' }, role: { role: 'ignore' } }
		]
	};
	const quoted = values.map((value) => `"${value}",x\n`).join('');
	const { rows } = await loaded(db, source, [fileOf(`a,b\n${quoted}`)]);
	expect(Object.keys(rows[0] ?? {})).toEqual(['row', 'a', 'raw:a']);
	return rows.map((row) => {
		const value = row.a;
		const read =
			type.type === 'time' && value !== null
				? new Date(Number(value) / 1000).toISOString().slice(0, -1)
				: value;
		return row['raw:a'] === null ? read : { raw: row['raw:a'] };
	});
}

const raw = (text: string) => ({ raw: text });

describe('values of a type', () => {
	it('are numbers with a point, grouped or with a currency', async () => {
		const values = [
			'1.5',
			'-2',
			'1,234.5',
			'1e3',
			'€ 3',
			'12%',
			'',
			'n/a',
			'1.234,5',
			'1,5',
			'nan',
			'1_0',
			'4 USD',
			'1 234'
		];
		expect(await typed({ type: 'number', decimal: '.' }, values)).toEqual([
			1.5,
			-2,
			1234.5,
			1000,
			3,
			12,
			null,
			raw('n/a'),
			raw('1.234,5'),
			raw('1,5'),
			raw('nan'),
			raw('1_0'),
			4,
			1234
		]);
	});

	it('are numbers with a comma', async () => {
		const values = ['1,5', '1.234,5', '1.234', '12', '1.5', '€ 2,50', "1'000", ' 7 '];
		expect(await typed({ type: 'number', decimal: ',' }, values)).toEqual([
			1.5,
			1234.5,
			1234,
			12,
			raw('1.5'),
			2.5,
			1000,
			7
		]);
	});

	it('are yes or no in English and Italian', async () => {
		expect(await typed({ type: 'boolean' }, ['true', 'No', 'Sì', 'falso', '1', 'maybe'])).toEqual([
			true,
			false,
			true,
			false,
			true,
			raw('maybe')
		]);
	});

	it('are ISO times, with and without an offset, turned into UTC', async () => {
		const values = [
			'2024-07-01 12:00:00',
			'2024-07-01T12:00',
			'2024-07-01T12:00:00.5Z',
			'2024-07-01T12:00Z',
			'2024-07-01 12:00:00,25 +0200',
			'2024-07-01',
			'2024/07/01 9:05',
			'2024-07-01 12:00:00-05:00',
			'2024-07-01 12:00:00 UTC',
			'2024-13-01',
			'infinity',
			'2024-07-01 12:00+02'
		];
		expect(await typed(time('iso', 'Europe/Rome'), values)).toEqual([
			'2024-07-01T10:00:00.000',
			'2024-07-01T10:00:00.000',
			'2024-07-01T12:00:00.500',
			'2024-07-01T12:00:00.000',
			'2024-07-01T10:00:00.250',
			'2024-06-30T22:00:00.000',
			'2024-07-01T07:05:00.000',
			'2024-07-01T17:00:00.000',
			'2024-07-01T12:00:00.000',
			raw('2024-13-01'),
			raw('infinity'),
			'2024-07-01T10:00:00.000'
		]);
	});

	it('are instants as numbers', async () => {
		expect(
			await typed(time('epoch-s', 'Europe/Rome'), [
				'1700000000',
				'1700000000.25',
				'x',
				'99999999999999999'
			])
		).toEqual([
			'2023-11-14T22:13:20.000',
			'2023-11-14T22:13:20.250',
			raw('x'),
			raw('99999999999999999')
		]);
		expect(await typed(time('epoch-ms'), ['1700000000123'])).toEqual(['2023-11-14T22:13:20.123']);
		expect(await typed(time('epoch-us'), ['1700000000123456'])).toEqual([
			'2023-11-14T22:13:20.123'
		]);
	});

	it.each([
		['31/12/2024 23:59', '2024-12-31T23:59:00.000'],
		['31.12.2024', '2024-12-31T00:00:00.000'],
		['31-12-24 1:02:03', '2024-12-31T01:02:03.000'],
		['31/12/2024 10:00:00.123', '2024-12-31T10:00:00.123'],
		['12/31/2024 11:59:30 PM', '2024-12-31T23:59:30.000'],
		['31 Dec 2024 10:00', '2024-12-31T10:00:00.000'],
		['December 31, 2024', '2024-12-31T00:00:00.000'],
		['31-Dec-24', '2024-12-31T00:00:00.000'],
		['20241231235900', '2024-12-31T23:59:00.000'],
		['20241231T235900Z', '2024-12-31T23:59:00.000'],
		['2024.12.31 10:00', '2024-12-31T10:00:00.000'],
		['31/12/2024, 10.30', '2024-12-31T10:30:00.000'],
		['Tue, 31 Dec 2024 10:00:00', '2024-12-31T10:00:00.000']
	])('are times as %s: what the proposal finds, the engine reads', async (text, expected) => {
		const found = timeFormatOf([text], { named: true, dayFirst: true });
		expect(shapeOfTime(text, true)).toBeDefined();
		expect(await typed(time(found?.format ?? ''), [text, 'soon'])).toEqual([expected, raw('soon')]);
	});

	it.each([
		[['1,5', '2,25'], ','],
		[['1.5', '2,000.25'], '.']
	])('%j are numbers to the proposal and to the engine', async (values, decimal) => {
		expect(decimalOf(values, false)).toBe(decimal);
		const read = await typed({ type: 'number', decimal: decimal as '.' }, values);
		expect(read.every((value) => typeof value === 'number')).toBe(true);
	});
});

describe('interactions of a source', () => {
	const column = (name: string, role: Role, type: ColumnType = { type: 'text' }): SourceColumn => ({
		heading: name,
		name,
		type,
		role
	});
	const source: Source = {
		...textSource(0),
		columns: [
			column('who', { role: 'identifier', identifier: 'email' }),
			column(
				'card "no"',
				{ role: 'identifier', identifier: 'card' },
				{ type: 'number', decimal: '.' }
			),
			column('at', { role: 'time' }, time('%d/%m/%Y')),
			column('what', { role: 'touchpoint' }),
			column('page', { role: 'touchpoint' }),
			column('left', { role: 'ignore' })
		],
		touchpoint: 'seen',
		channel: 'web'
	};
	const text =
		'who,card,at,what,page,left\n' +
		' a@x.it ,,01/02/2024,view,home,\n' +
		',12,02/02/2024,,,\n' +
		'b@x.it,,,view,,\n' +
		'b@x.it,,soon,view,,\n' +
		' ,,03/02/2024,view,,\n' +
		'too,short\n';

	it('have time, touchpoint, channel and identifiers; other rows have a reason', async () => {
		await load(
			db,
			CALM,
			{ kind: 'load', name: 'l', source, tables: TABLES },
			[fileOf(text)],
			QUIET
		);
		const ids = identifiersOf(source);
		const found = await tableOf(
			db,
			`select ${usable(source)} as ok, ${rejectReason(source)} as why, epoch_us(${timeOf(source)})::double as t,
			${touchpointOf(source)} as what, ${channelOf(source)} as channel, ${ids.map(({ sql }, i) => `${sql} as i${i}`).join(', ')} from rows`
		);
		for (const table of Object.values(TABLES)) await db.run(CALM, `drop table ${String(table)}`);
		expect(ids.map(({ column: c, type }) => [c, type])).toEqual([
			['who', 'email'],
			['card "no"', 'card']
		]);
		expect(found.slice(0, 2)).toEqual([
			{
				ok: true,
				why: null,
				t: Date.UTC(2024, 1, 1) * 1000,
				what: 'view · home',
				channel: 'web',
				i0: 'a@x.it',
				i1: null
			},
			{
				ok: true,
				why: null,
				t: Date.UTC(2024, 1, 2) * 1000,
				what: 'seen',
				channel: 'web',
				i0: null,
				i1: '12'
			}
		]);
		expect(found.slice(2).map(({ ok, why }) => [ok, why])).toEqual([
			[false, 'no-time'],
			[false, 'unreadable-time'],
			[false, 'no-identifier']
		]);
	});

	it('are shown before loading, with what is left out and why', async () => {
		const shown = await preview(db, CALM, source, fileOf(text));
		expect(shown).toMatchObject({ looked: 6, whole: true });
		expect(shown.interactions).toEqual([
			{
				row: 0,
				time: Date.UTC(2024, 1, 1) * 1000,
				touchpoint: 'view · home',
				channel: 'web',
				identifiers: [{ type: 'email', value: 'a@x.it' }],
				measures: []
			},
			{
				row: 1,
				time: Date.UTC(2024, 1, 2) * 1000,
				touchpoint: 'seen',
				channel: 'web',
				identifiers: [{ type: 'card', value: '12' }],
				measures: []
			}
		]);
		expect(
			shown.rejected.map(({ reason, count, examples }) => [reason, count, examples[0]?.line])
		).toEqual([
			['columns', 1, 7],
			['no-time', 1, 4],
			['unreadable-time', 1, 5],
			['no-identifier', 1, 6]
		]);
		expect(shown.unreadable).toEqual([{ column: 'at', count: 1, examples: ['soon'] }]);
		expect(await tableOf(db, 'from duckdb_tables()')).toEqual([]);
	});
});
