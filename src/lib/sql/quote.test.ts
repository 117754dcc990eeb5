import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '$workers/database';
import { openDatabase } from '$workers/duckdb-node';
import { integer, literal, name } from './quote';

let db: Database;
beforeAll(async () => {
	db = await openDatabase();
});

const nasty = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom(
		`'`,
		`"`,
		`''; drop table x --`,
		`\\'`,
		`a"b`,
		`$$`,
		`/*`,
		`\n`,
		'select',
		`%s`,
		`\\n`
	)
);

describe('names and texts as SQL', () => {
	it('come back from DuckDB as they were', async () => {
		// A zero byte ends a statement; sources and specs cannot hold one.
		const text = nasty.filter((value) => !value.includes('\0'));
		await fc.assert(
			fc.asyncProperty(
				text,
				text.filter((value) => value !== ''),
				async (value, column) => {
					const sql = `select ${literal(value)} as ${name(column)}`;
					const rows = await db.rows(new AbortController().signal, sql);
					expect(rows.columns.map((one) => one.name)).toEqual([column]);
					expect(rows.column(column)[0]).toBe(value);
				}
			),
			{ numRuns: 60 }
		);
	});
});

describe('whole numbers as SQL', () => {
	it('are their digits', () => {
		expect(integer(-12)).toBe('-12');
		expect(integer(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991');
	});

	it.each([1.5, NaN, Infinity, 2 ** 53, Number('1 or 1=1')])('are never %s', (value) => {
		expect(() => integer(value)).toThrow(RangeError);
	});
});
