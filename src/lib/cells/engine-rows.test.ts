import { beforeAll, describe, expect, it } from 'vitest';
import { integersFromArrow, rowsFromArrow } from '$lib/engine/rows';
import { lookAtTable } from '$lib/journey/lists/look';
import type { LookedAt } from '$lib/state/looked-at';
import { PENDING, type Arranged, type RowSource } from '$lib/ui/table/row-source';
import type { DuckDBDatabase } from '$workers/duckdb';
import { openDatabase } from '$workers/duckdb-node';
import { engineRows } from './engine-rows';

const ROWS = 100_000;
const calm = new AbortController().signal;
const read: string[] = [];
let db: DuckDBDatabase;
let source: RowSource;

beforeAll(async () => {
	db = await openDatabase();
	await db.run(
		calm,
		`create table looked as select range::integer as "row", case when range % 7 = 0 then null else 'name ' || range % 5 end as name from range(${ROWS})`
	);
	const table = [
		{ name: 'row', type: 'integer' },
		{ name: 'name', type: 'text' }
	] as const;
	const look = lookAtTable('looked', table);
	const bytes = (signal: AbortSignal, sql: string) => {
		read.push(sql);
		return db.arrow(signal, sql);
	};
	const looked: LookedAt = {
		look,
		reader: {
			read: async (signal, { sql }) => rowsFromArrow(await bytes(signal, sql)),
			integers: async (signal, { sql }) => integersFromArrow(await bytes(signal, sql))
		}
	};
	const columns = table.map(({ name, type }) => ({ key: name, label: name, type }));
	source = await engineRows(calm, looked, columns, ['yes', 'no']);
});

async function rowAt(arranged: Arranged, position: number): Promise<unknown[]> {
	await arranged.load(calm, position, position + 1);
	return [arranged.value(0, position), arranged.value(1, position)];
}

const nameOf = (row: number) => (row % 7 === 0 ? null : `name ${row % 5}`);

describe('rows of the engine', () => {
	it('begin with a page that is there, and fetch others once', async () => {
		expect(source.length).toBe(ROWS);
		expect(source.natural.value(1, 3)).toBe('name 3');
		expect(source.natural.value(0, 50_000)).toBe(PENDING);
		expect(await rowAt(source.natural, 50_001)).toEqual([50_001, nameOf(50_001)]);
		const before = read.length;
		expect(source.natural.load(calm, 50_000, 50_050)).toBeUndefined();
		expect(read).toHaveLength(before);
		expect(await rowAt(source.natural, ROWS - 1)).toEqual([ROWS - 1, nameOf(ROWS - 1)]);
	});

	it('are not asked for when they were scrolled past', async () => {
		const stop = new AbortController();
		const before = read.length;
		const loading = source.natural.load(stop.signal, 70_000, 70_050);
		stop.abort(new Error('scrolled past'));
		await expect(loading).rejects.toThrow('scrolled past');
		expect(read).toHaveLength(before);
	});

	it('are sorted and filtered by the engine, with every row in its place', async () => {
		const arranged = await source.arrange(calm, {
			sort: { key: 'name', descending: true },
			filters: [{ key: 'row', kind: 'range', least: 10, most: 90_000 }]
		});
		const expected = Array.from({ length: ROWS }, (_, row) => row)
			.filter((row) => row >= 10 && row <= 90_000)
			.sort((one, other) => {
				const [a, b] = [nameOf(one), nameOf(other)];
				if (a === null || b === null) return Number(a === null) - Number(b === null) || one - other;
				return b.localeCompare(a) || one - other;
			});
		expect(arranged.length).toBe(expected.length);
		for (const position of [0, 199, 200, 45_678, expected.length - 1]) {
			const row = expected[position]!;
			expect(await rowAt(arranged, position)).toEqual([row, nameOf(row)]);
		}
		const { places } = await arranged.find(calm, 'NAME 3', [1]);
		expect(Array.from(places).slice(0, 3)).toEqual(
			expected.flatMap((row, at) => (nameOf(row) === 'name 3' ? [at] : [])).slice(0, 3)
		);
	});

	it('are summed up over all of them', async () => {
		const numbers = await source.summarise(calm, 0);
		expect(numbers).toMatchObject({ kind: 'numbers', empty: 0, least: 0, most: ROWS - 1 });
		expect(numbers.kind === 'numbers' && numbers.bins.reduce((sum, count) => sum + count)).toBe(
			ROWS
		);
		expect(await source.summarise(calm, 1)).toEqual({
			kind: 'texts',
			rows: ROWS,
			empty: Math.ceil(ROWS / 7),
			different: 5,
			top: { value: 'name 1', rows: expect.any(Number) as number }
		});
	});
});
