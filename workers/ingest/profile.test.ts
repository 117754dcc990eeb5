import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnType, Source } from '$lib/import/source';
import { openDatabase } from '../duckdb-node';
import type { DuckDBDatabase } from '../duckdb';
import { profile } from './profile';
import { CALM, tableOf, textSource } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const TIME: ColumnType = { type: 'time', format: 'iso', zone: 'UTC' };
const NUMBER: ColumnType = { type: 'number', decimal: '.' };

function sourceOf(types: readonly ColumnType[], ignored = -1): Source {
	const source = textSource(types.length);
	const columns = source.columns.map((column, i) => ({
		...column,
		type: types[i]!,
		role: { role: i === ignored ? ('ignore' as const) : ('attribute' as const) }
	}));
	return { ...source, columns };
}

const look = (text: string, types: readonly ColumnType[], ignored?: number) =>
	profile(db, CALM, sourceOf(types, ignored), { blob: new Blob([text]) });

describe('the profile of a column', () => {
	it('of texts has the most frequent, the first of equals first, and what is missing', async () => {
		const { looked, whole, columns } = await look('a\nx\ny\n""\nx\nz\n', [{ type: 'text' }]);
		expect({ looked, whole }).toEqual({ looked: 5, whole: true });
		expect(columns).toEqual([
			{
				empty: 1,
				unreadable: 0,
				distinct: 3,
				top: [
					{ value: 'x', count: 2 },
					{ value: 'y', count: 1 },
					{ value: 'z', count: 1 }
				]
			}
		]);
	});

	it('of a column that is ignored is there all the same', async () => {
		const { columns } = await look('a,b\nx,1\ny,2\n', [{ type: 'text' }, NUMBER], 1);
		expect(columns[1]).toMatchObject({ distinct: 2, histogram: { min: 1, max: 2 } });
	});

	it('of whole numbers within a short range counts each of them', async () => {
		const { columns } = await look('n,k\n0,\n10,\n10,\n7,\n\nno,\n', [NUMBER, NUMBER]);
		expect(columns[0]).toEqual({
			empty: 0,
			unreadable: 1,
			distinct: 3,
			top: [],
			histogram: { min: 0, max: 10, counts: [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2] }
		});
		expect(columns[1]).toEqual({ empty: 5, unreadable: 0, distinct: 0, top: [] });
	});

	it('of other numbers counts them by bins that hold them all', async () => {
		const values = Array.from({ length: 100 }, (_, i) => -3.5 + i * 0.25);
		const { columns } = await look(`n\n${values.join('\n')}\n`, [NUMBER]);
		const { min, max, counts } = columns[0]!.histogram!;
		expect([min, max]).toEqual([-3.5, 21.25]);
		expect(counts).toHaveLength(24);
		expect(counts.reduce((sum, n) => sum + n)).toBe(100);
		expect(Math.min(...counts)).toBeGreaterThan(3);
	});

	it('of one number alone is one bin, of the widest numbers too', async () => {
		const { columns } = await look('n,m\n5,-1.7e308\n5,1.7e308\n', [NUMBER, NUMBER]);
		expect(columns.map(({ histogram }) => histogram)).toEqual([
			{ min: 5, max: 5, counts: [2] },
			{ min: -1.7e308, max: 1.7e308, counts: [2] }
		]);
	});

	it('of times lies in microseconds', async () => {
		const { columns } = await look('t\n2024-01-01\n2024-01-25\n2024-01-02\nsoon\n', [TIME]);
		const { unreadable, histogram } = columns[0]!;
		expect(unreadable).toBe(1);
		expect(histogram).toMatchObject({
			min: Date.UTC(2024, 0, 1) * 1000,
			max: Date.UTC(2024, 0, 25) * 1000
		});
		expect(histogram!.counts.slice(0, 2)).toEqual([1, 1]);
		expect(histogram!.counts.at(-1)).toBe(1);
	});

	it('of yes and no counts both', async () => {
		const { columns } = await look('b\nyes\nno\nsi\nperhaps\n', [{ type: 'boolean' }]);
		expect(columns[0]).toEqual({
			empty: 0,
			unreadable: 1,
			distinct: 2,
			top: [
				{ value: 'true', count: 2 },
				{ value: 'false', count: 1 }
			]
		});
	});
});

it('looks at the first rows of a large file, fewer where there are many columns, and says so', async () => {
	const rows = 'x\n'.repeat(30_000);
	expect(await look(`a\n${rows}`, [{ type: 'text' }])).toMatchObject({
		looked: 20_000,
		whole: false,
		columns: [{ top: [{ value: 'x', count: 20_000 }] }]
	});
	const wide = Array.from({ length: 400 }, () => 'x').join(',');
	const types = Array.from({ length: 400 }, (): ColumnType => ({ type: 'text' }));
	const { looked } = await look(`${wide.replaceAll('x', 'h')}\n${`${wide}\n`.repeat(6000)}`, types);
	expect(looked).toBe(5000);
});

it('leaves no table behind, cancelled or not', async () => {
	const stop = new AbortController();
	const going = profile(db, stop.signal, sourceOf([NUMBER]), { blob: new Blob(['a\n1\n']) });
	stop.abort(new Error('enough'));
	await expect(going).rejects.toThrow('enough');
	const tables = await tableOf(
		db,
		"select table_name from duckdb_tables() where table_name like 'profile%'"
	);
	expect(tables).toEqual([]);
});
