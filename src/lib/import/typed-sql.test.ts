import { beforeAll, expect, it } from 'vitest';
import { literal } from '$lib/sql/quote';
import type { Database } from '$workers/database';
import { openDatabase } from '$workers/duckdb-node';
import { valueOf } from '$workers/ingest/testing';
import { readNumber, type Decimal } from './numbers';
import { parsedSql } from './typed-sql';

let db: Database;
beforeAll(async () => {
	db = await openDatabase();
});

const value = (sql: string) => valueOf(db, sql);

it.each<[Decimal, string, number | null]>([
	[',', '12,50 €', 12.5],
	[',', '12,50\u00a0€', 12.5],
	[',', '1.234,50\u00a0€', 1234.5],
	[',', '1\u202f234,50\u202f€', 1234.5],
	[',', '€\u00a012,50', 12.5],
	[',', '12\u00a0%', 12],
	['.', '5.00\u00a0EUR', 5],
	['.', '$5.00', 5],
	['.', '-$1,234.50', -1234.5],
	[',', '-€12,50', -12.5],
	[',', '-\u00a0€\u00a012,50', -12.5],
	[',', '-1.234,50\u00a0€', -1234.5],
	['.', '+$7', 7],
	['.', '$-', null],
	['.', '12 pieces', null]
])(
	'with %j before decimals %j is %j, in the look and in the load',
	async (decimal, text, number) => {
		expect(await value(parsedSql(literal(text), { type: 'number', decimal }))).toBe(number);
		expect(readNumber(text, decimal) ?? null).toBe(number);
	}
);

it.each([
	['%d %b %Y', '5 May 2024', '2024-05-05'],
	['%d %b %Y', '12 June 2024', '2024-06-12'],
	['%d %B %Y', '12 Jun 2024', '2024-06-12'],
	['%B %d, %Y %H:%M', 'Sep 3, 2024 10:00', '2024-09-03'],
	['%d %b %Y', '12 giu 2024', '2024-06-12'],
	['%d %b %Y', '12 Nonsense 2024', null]
])('by %s the date %j is %j', async (format, text, day) => {
	const sql = parsedSql(literal(text), { type: 'time', format, zone: 'UTC' });
	expect(await value(`strftime(${sql}, '%Y-%m-%d')`)).toBe(day);
});
