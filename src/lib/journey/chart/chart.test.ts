import { beforeAll, expect, test } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import type { ChartResult } from './chart';
import { suggestChart, type SeenColumn } from './suggest';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

async function draw(sql: string, spec: object, settings: object = {}): Promise<ChartResult> {
	const cells = [
		{ id: 'given', kind: 'sql', spec: { sql } },
		{ id: 'drawn', kind: 'chart', spec: { relation: 'given', ...spec } }
	];
	return (await lab.run([], cells, 'drawn', settings)).result as ChartResult;
}

const places = ({ points }: ChartResult) => points.map(({ x, value, rows }) => [x, value, rows]);

test('rows of one place are aggregated, all of them', async () => {
	const sql = `select n % 3 as x, n as "the value", 'a' as "drawn y" from range(9000) t (n)`;
	const sums = await draw(sql, { type: 'bar', x: 'x', y: 'the value', aggregate: 'sum' });
	expect(places(sums)).toEqual([0, 1, 2].map((x) => [x, 3 * 4498500 + 3000 * x, 3000]));
	expect(sums).toMatchObject({ rows: 9000, drawn: 9000, leftOut: 0, xType: 'integer' });
	const means = await draw(sql, { type: 'line', x: 'x', y: 'the value', aggregate: 'median' });
	expect(places(means)).toEqual([0, 1, 2].map((x) => [x, 4498.5 + x, 3000]));
	expect(means.columns.map(({ name, type }) => [name, type])).toEqual([
		['x', 'integer'],
		['the value', 'integer'],
		['drawn y', 'text']
	]);
});

test('of categories and of series the largest are drawn, and what is left out is counted', async () => {
	const sql = `select 'name ' || (n // 10) as name, 's' || (n % 10) as series from range(300) t (n)
		union all select 'big', 's1' from range(50)`;
	const bars = await draw(sql, { type: 'bar', x: 'name', top: 3 });
	expect(bars.points).toHaveLength(3);
	expect(bars.points[0]).toMatchObject({ x: 'big', value: 50 });
	expect(bars).toMatchObject({ rows: 350, drawn: 70, leftOut: 28 });
	const series = await draw(sql, { type: 'bar', x: 'name', colour: 'series', top: 100 });
	expect(series.series).toHaveLength(8);
	expect(series.series[0]).toBe('s1');
	expect(series.drawn).toBe(80 + 8 * 20 + 50);
	expect(series.leftOut).toBe(301 - series.points.length);
});

test('times are taken together by the clock and the weeks of the notebook; dates have no zone', async () => {
	const sql = `select timestamp '2024-03-30 23:30:00' as at, date '2024-03-31' as day
		union all select timestamp '2024-03-31 22:30:00', date '2024-04-01'`;
	const zone = { timeZone: 'Europe/Rome' };
	const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
	const xs = async (spec: object, settings: object = zone) =>
		(await draw(sql, { type: 'line', ...spec }, settings)).points.map(({ x }) => x);
	expect(await xs({ x: 'at', per: 'day' })).toEqual([day('2024-03-31'), day('2024-04-01')]);
	expect(await xs({ x: 'day', per: 'day' }, { timeZone: 'America/Lima' })).toEqual([
		day('2024-03-31'),
		day('2024-04-01')
	]);
	expect(await xs({ x: 'at', per: 'week' })).toEqual([day('2024-03-25'), day('2024-04-01')]);
	expect(await xs({ x: 'at', per: 'week' }, { ...zone, weekStart: 'sunday' })).toEqual([
		day('2024-03-31')
	]);
	expect(await xs({ x: 'at' })).toEqual([
		Date.parse('2024-03-31T00:30:00Z'),
		Date.parse('2024-04-01T00:30:00Z')
	]);
});

test('a histogram has bars as wide as a round number, and every finite value in one', async () => {
	const sql = `select n / 7.0 as v from range(1000) t (n) union all select null union all select 'nan'::double`;
	const bars = await draw(sql, { type: 'histogram', x: 'v', bins: 20 });
	const sorted = bars.points.toSorted((a, b) => Number(a.x) - Number(b.x));
	expect(sorted.map(({ x, y }) => Number(y) - Number(x))).toEqual(sorted.map(() => 10));
	expect(sorted.reduce((sum, { rows }) => sum + rows, 0)).toBe(1000);
	const one = await draw('select 3 as v from range(5)', { type: 'histogram', x: 'v' });
	expect(one.points).toEqual([{ x: 3, y: 4, colour: null, value: 5, rows: 5 }]);
	expect((await draw('select 3 as v where false', { type: 'histogram', x: 'v' })).points).toEqual(
		[]
	);
});

test('of too many points a sample is drawn, the same each time, and it says of how many', async () => {
	const sql = 'select n as a, case when n % 2 = 0 then -n end as b from range(40000) t (n)';
	const first = await draw(sql, { type: 'dot', x: 'a', y: 'b' });
	await lab.forget();
	const again = await draw(sql, { type: 'dot', x: 'a', y: 'b' });
	expect(first.points).toHaveLength(5000);
	expect(first).toMatchObject({ rows: 40000, leftOut: 15000 });
	expect(first.points.every(({ x, y }) => Number(x) === -Number(y))).toBe(true);
	expect(again.points).toEqual(first.points);
});

test('heat has a place for each pair; a chart is itself a relation; nothing chosen draws nothing', async () => {
	const sql = `select * from (values ('a', 'p', 1.5), ('a', 'q', 2), ('b', 'p', 3)) t (one, two, v)`;
	const heat = { type: 'heat', x: 'one', y: 'two', colour: 'v', aggregate: 'mean' };
	expect(
		(await draw(sql, heat)).points.map(({ x, y, value }) => `${x}${y}${value}`).sort()
	).toEqual(['ap1.5', 'aq2', 'bp3']);
	const cells = [
		{ id: 'given', kind: 'sql', spec: { sql } },
		{ id: 'drawn', kind: 'chart', spec: { relation: 'GIVEN', ...heat } },
		{ id: 'asked', kind: 'sql', spec: { sql: 'select sum(value) as s from drawn where x = $$a$$' } }
	];
	expect((await lab.run([], cells)).result).toMatchObject({ rows: [[3.5]] });
	expect(await draw(sql, {})).toMatchObject({ points: [], columns: [{ name: 'one' }, {}, {}] });
	await expect(
		lab.run([], [{ id: 'c', kind: 'chart', spec: { relation: 'none' } }])
	).rejects.toThrow('missing');
});

const seen = (
	name: string,
	type: SeenColumn['type'],
	...values: SeenColumn['values']
): SeenColumn => ({
	name,
	type,
	values
});
const DAY = 86_400_000_000;

test.each([
	[
		'bar',
		[seen('channel', 'text', 'web', 'app'), seen('people', 'integer', 4, 5)],
		{ x: 'channel', y: 'people', aggregate: 'sum' }
	],
	[
		'bar',
		[seen('channel', 'text', 'web', 'app'), seen('rate', 'number', 0.4, 0.5)],
		{ aggregate: 'mean' }
	],
	[
		'line',
		[
			seen('time', 'time', DAY, 90 * DAY),
			seen('n', 'integer', 4, 5),
			seen('channel', 'text', 'a', 'b')
		],
		{ x: 'time', y: 'n', per: 'day', colour: 'channel' }
	],
	[
		'bar',
		[seen('person', 'integer', 1, 2), seen('time', 'time', DAY, 900 * DAY)],
		{ x: 'time', y: '', per: 'month' }
	],
	[
		'heat',
		[
			seen('a', 'text', 'p', 'p', 'q', 'q'),
			seen('b', 'text', 'x', 'y', 'x', 'y'),
			seen('v', 'number', 1, 2, 3, 4)
		],
		{ x: 'a', y: 'b', colour: 'v' }
	],
	[
		'dot',
		[seen('cost', 'number', 1, 2), seen('effort', 'number', 1, 2)],
		{ x: 'cost', y: 'effort' }
	],
	[
		'line',
		[seen('step', 'integer', 1, 2), seen('people', 'integer', 9, 5)],
		{ x: 'step', y: 'people' }
	],
	['histogram', [seen('cost', 'number', 1, 2)], { x: 'cost' }]
] as const)('a %s is suggested by its columns', (type, columns, expected) => {
	expect(suggestChart(columns)).toMatchObject({ type, ...expected });
});
