import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnSchema, sourceSchema, type Source } from '$lib/import/source';
import type { FlowResult } from '$lib/journey/flow/result';
import { initialJourneys } from '$lib/journey/journeys/initial';
import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { TableResult } from '$lib/journey/sql/sql';
import type { VariantsResult } from '$lib/journey/variants/result';
import { Lab, type LabSource } from '../../cli/golden/lab';

/** SENTIERO_CASES names the folder of the cases: golden/patients.json and data/patients.csv lie in it. */
const folder = process.env['SENTIERO_CASES'];
const file = (path: string) => resolve(folder ?? '.', path);
const paths = { figures: file('golden/patients.json'), data: file('data/patients.csv') };
const there = folder !== undefined && Object.values(paths).every((path) => existsSync(path));

/** A row that says that a handling was complete is no step, but the case lasted until it. */
const endings = { column: 'registration_type', values: ['complete'], match: 'same' };

const cells = (journeys: object) => [
	{ id: 'people', kind: 'identity', spec: {} },
	{ id: 'cases', kind: 'journeys', spec: { identity: 'people', ...journeys } },
	{
		id: 'variants',
		kind: 'sql',
		spec: {
			sql: `select variant, count(*) as n from (
	select string_agg(touchpoint, ' > ' order by step) as variant from "cases events" group by journey) group by variant`
		}
	},
	{ id: 'flow', kind: 'flow', spec: { journeys: 'cases' } },
	{ id: 'ways', kind: 'variants', spec: { journeys: 'cases', collapse: false } },
	{
		id: 'transitions',
		kind: 'sql',
		spec: {
			sql: `select touchpoint || ' -> ' || next as pair, count(*) as n from (
	select touchpoint, lead(touchpoint) over (partition by journey order by step) as next from "cases events"
) where next is not null group by pair`
		}
	},
	{
		id: 'throughput',
		kind: 'sql',
		spec: {
			sql: `select min(days) as min, quantile_cont(days, 0.25) as q1, median(days) as median, avg(days) as mean,
	quantile_cont(days, 0.75) as q3, max(days) as max
from (select (epoch_us(end_time) - epoch_us(start_time)) / 864e8 as days from cases)`
		}
	},
	{
		id: 'processing',
		kind: 'sql',
		spec: {
			sql: `select avg(hours) as mean, median(hours) as median from (
	select sum(epoch_us(until) - epoch_us(time)) / 36e8 as hours from "cases events" group by journey)`
		}
	}
];

/** The patient is the case: an identifier, and so the person, too, or a column of cases beside it. */
const CUTS: readonly [string, (sources: readonly Source[]) => object][] = [
	['an identifier', () => ({ endings, cut: { by: 'case', identifier: 'patient' } })],
	['all that a patient did', () => ({ endings, cut: { by: 'history' } })],
	['what a new cell does by itself', (sources) => initialJourneys('people', sources)]
];

async function patients(): Promise<LabSource> {
	const csv = new Blob([await readFile(paths.data)]);
	const roles: Record<string, object> = {
		patient: { role: 'identifier', identifier: 'patient' },
		handling: { role: 'touchpoint' },
		time: { role: 'time' }
	};
	const [heading = ''] = (await csv.slice(0, 1000).text()).split(/\r?\n/);
	const source = v.parse(sourceSchema, {
		id: 'patients',
		name: 'patients',
		files: [{ name: 'patients.csv', size: csv.size, hash: 'patients' }],
		read: { format: 'csv', delimiter: ',' },
		columns: heading.split(',').map((name) =>
			v.parse(columnSchema, {
				heading: name,
				name,
				type: name === 'time' ? { type: 'time', format: 'iso' } : { type: 'text' },
				role: roles[name] ?? { role: 'attribute' }
			})
		)
	});
	return { source, csv };
}

it.skipIf(there)(
	'a hospital’s data is not here: set SENTIERO_CASES to the folder that holds it',
	({ skip }) => skip()
);

describe.skipIf(!there).each(CUTS)('a hospital’s cases, by %s', (_, journeysOf) => {
	let lab: Lab;
	let source: LabSource;
	let figures: Figures;
	beforeAll(async () => {
		lab = await Lab.open();
		source = await patients();
		figures = JSON.parse(await readFile(paths.figures, 'utf8')) as Figures;
	});
	const run = async <R>(id: string) =>
		(await lab.run([source], cells(journeysOf([source.source])), id)).result as R;
	const counts = async (id: string) =>
		Object.fromEntries(
			(await run<TableResult>(id)).rows.map(([name, n]) => [String(name), Number(n)])
		);

	it('are as many, of as many activities', async () => {
		const result = await run<JourneysResult>('cases');
		expect(result).toMatchObject({
			journeys: figures.cases,
			interactions: figures.events,
			events: figures.activity_instances,
			endings: figures.events - figures.activity_instances,
			outside: 0
		});
		const activities = result.touchpoints.map(({ name, events }) => [name, events]);
		expect(Object.fromEntries(activities)).toEqual(figures.activity_counts);
	});

	it('go as many ways', async () => {
		expect(await counts('variants')).toEqual(figures.variants);
		expect(await counts('transitions')).toEqual(figures.dfg);
	});

	it('are seven variants, of as many cases each', async () => {
		const { journeys, variants, shown, rest } = await run<VariantsResult>('ways');
		expect([journeys, variants, rest]).toEqual([figures.cases, 7, { journeys: 0, variants: 0 }]);
		const ways = shown.map(({ labels, journeys: n }) => [labels.join(' > '), n]);
		expect(Object.fromEntries(ways)).toEqual(figures.variants);
	});

	it('follow each other as often in the graph', async () => {
		const { nodes, edges } = await run<FlowResult>('flow');
		const labels = new Map(nodes.map(({ id, label }) => [id, label]));
		const between = edges.filter(({ from, to }) => from !== 'start' && to !== 'end');
		const found = between.map(({ from, to, figures }) => [
			`${labels.get(from)} -> ${labels.get(to)}`,
			figures.count
		]);
		expect(Object.fromEntries(found)).toEqual(figures.dfg);
	});

	it('take as long', async () => {
		const { columns, rows } = await run<TableResult>('throughput');
		for (const [at, { name }] of columns.entries()) {
			expect(Number(rows[0]?.[at])).toBeCloseTo(figures.throughput_days[name] ?? NaN, 9);
		}
	});

	it('are worked on as long', async () => {
		const { columns, rows } = await run<TableResult>('processing');
		for (const [at, { name }] of columns.entries()) {
			const hours = figures.processing_hours_per_case[name] ?? NaN;
			expect(Number(rows[0]?.[at])).toBeCloseTo(hours, 6);
		}
	});
});

interface Figures {
	readonly events: number;
	readonly activity_instances: number;
	readonly cases: number;
	readonly variants: Readonly<Record<string, number>>;
	readonly processing_hours_per_case: Readonly<Record<string, number>>;
	readonly throughput_days: Readonly<Record<string, number>>;
	readonly activity_counts: Readonly<Record<string, number>>;
	readonly dfg: Readonly<Record<string, number>>;
}
