import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnSchema, sourceSchema } from '$lib/import/source';
import type { FlowResult } from '$lib/journey/flow/result';
import type { IdentityResult } from '$lib/journey/identity/identity';
import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { MetricsResult } from '$lib/journey/metrics/metrics';
import type { PathsResult } from '$lib/journey/paths/paths';
import type { TableResult } from '$lib/journey/sql/sql';
import type { StepMatrixResult } from '$lib/journey/step-matrix/result';
import { Lab, type LabSource } from '../../cli/golden/lab';

/** SENTIERO_CASES names the folder of the cases: golden/ecom.json and data/ecom.csv.gz lie in it. */
const folder = process.env['SENTIERO_CASES'];
const file = (path: string) => resolve(folder ?? '.', path);
const paths = { figures: file('golden/ecom.json'), data: file('data/ecom.csv.gz') };
const there = folder !== undefined && Object.values(paths).every((path) => existsSync(path));

const CELLS = [
	{ id: 'people', kind: 'identity', spec: {} },
	{ id: 'sessions', kind: 'journeys', spec: { identity: 'people' } },
	{ id: 'whole', kind: 'journeys', spec: { identity: 'people', cut: { by: 'history' } } },
	{ id: 'paths', kind: 'paths', spec: { journeys: 'sessions', depth: 12, top: 50 } },
	{ id: 'flow', kind: 'flow', spec: { journeys: 'sessions', nodes: { top: 100 } } },
	{
		id: 'flow-of-people',
		kind: 'flow',
		spec: { journeys: 'whole', unit: 'person', collapse: true, nodes: { top: 100 } }
	},
	{ id: 'steps', kind: 'step-matrix', spec: { journeys: 'sessions', depth: 30 } },
	{
		id: 'purchases',
		kind: 'metrics',
		spec: {
			journeys: 'sessions',
			metrics: [
				{
					measure: {
						kind: 'conversion',
						unit: 'person',
						to: [{ field: 'touchpoint', op: 'is', values: ['purchase'] }]
					}
				}
			]
		}
	},
	{
		id: 'events',
		kind: 'sql',
		spec: {
			sql: `select touchpoint as event, count(*) as n, count(distinct person) as users, count(distinct journey) as sessions
from "sessions events" group by all order by n desc`
		}
	},
	{
		id: 'edges',
		kind: 'sql',
		spec: {
			sql: `select count(*) as n, count(distinct (touchpoint, next)) as edges from (
	select touchpoint, lead(touchpoint) over (partition by journey order by step) as next from "sessions events"
) where next is not null`
		}
	},
	{
		id: 'collapsed',
		kind: 'sql',
		spec: {
			sql: `select count(*) from (
	select touchpoint, lag(touchpoint) over (partition by journey order by step) as before from "whole events"
) where touchpoint is distinct from before`
		}
	},
	{
		id: 'ties',
		kind: 'sql',
		spec: {
			sql: `select count(*) from (select count(*) as n from interactions group by person, time) where n > 1`
		}
	},
	{
		id: 'variants',
		kind: 'sql',
		spec: {
			sql: `select count(*) as n, sum(c) as t, max(c) as mx from (
	select count(*) as c from (select string_agg(touchpoint, '>' order by step) as path from "sessions events" group by journey) group by path)`
		}
	}
];

async function ecom(): Promise<LabSource> {
	const csv = new Blob([gunzipSync(await readFile(paths.data))]);
	const column = (name: string, role: object, type: object = { type: 'text' }) =>
		v.parse(columnSchema, { heading: name, name, type, role });
	const [heading = ''] = (await csv.slice(0, 1000).text()).split(/\r?\n/);
	const roles: Record<string, object> = {
		user_id: { role: 'identifier', identifier: 'user' },
		event: { role: 'touchpoint' },
		timestamp: { role: 'time' }
	};
	const source = v.parse(sourceSchema, {
		id: 'ecom',
		name: 'ecom',
		files: [{ name: 'ecom.csv', size: csv.size, hash: 'ecom' }],
		read: { format: 'csv', delimiter: ',' },
		columns: heading
			.split(',')
			.map((name) =>
				column(
					name,
					roles[name] ?? { role: 'attribute' },
					name === 'timestamp' ? { type: 'time', format: 'iso' } : { type: 'text' }
				)
			),
		channel: 'web'
	});
	return { source, csv };
}

it.skipIf(there)(
	'a shop’s data is not here: set SENTIERO_CASES to the folder that holds it',
	({ skip }) => skip()
);

describe.skipIf(!there)('a shop’s 31,106 interactions', () => {
	let lab: Lab;
	let source: LabSource;
	let figures: Figures;
	beforeAll(async () => {
		lab = await Lab.open();
		source = await ecom();
		figures = JSON.parse(await readFile(paths.figures, 'utf8')) as Figures;
	});
	const run = async <R>(id: string) => (await lab.run([source], CELLS, id)).result as R;
	const texts = async (id: string) =>
		(await run<TableResult>(id)).rows.map((row) => row.map(String));

	it('are of as many people', async () => {
		const { interactions, people, known } = await run<IdentityResult>('people');
		const users = Number(figures.counts.users);
		expect([interactions, people, known]).toEqual([Number(figures.counts.events), users, users]);
		expect(await texts('ties')).toEqual([[figures.ties]]);
	});

	it('fall into as many sessions and transitions', async () => {
		const sessions = await run<JourneysResult>('sessions');
		expect(sessions).toMatchObject({
			journeys: Number(figures.split30),
			people: Number(figures.counts.users),
			events: Number(figures.counts.events),
			transitions: Number(figures.transitions_session_total.n),
			from: Date.parse(`${figures.counts.mn.replace(' ', 'T')}Z`) * 1000,
			to: Date.parse(`${figures.counts.mx.replace(' ', 'T')}Z`) * 1000
		});
		const expected = figures.event_counts.map(({ event, n, sessions }) => ({
			name: event,
			events: Number(n),
			journeys: Number(sessions)
		}));
		expect(sessions.touchpoints).toEqual(expected);
		expect(await texts('edges')).toEqual([
			[figures.transitions_session_total.n, figures.transitions_session_total.edges]
		]);
	});

	it('count as published for each event, in SQL', async () => {
		expect(await texts('events')).toEqual(
			figures.event_counts.map(({ event, n, users, sessions }) => [event, n, users, sessions])
		);
	});

	it('have as many steps once repeats are collapsed', async () => {
		expect(await texts('collapsed')).toEqual([[figures.loops_collapsed_user]]);
	});

	it('have as many variants', async () => {
		const { n, t, mx } = figures.variants_session;
		expect(await texts('variants')).toEqual([[n, t, mx]]);
	});

	it('have as many buyers', async () => {
		const { metrics } = await run<MetricsResult>('purchases');
		expect(metrics[0]?.estimate).toMatchObject({
			hits: Number(figures.purchase_users),
			n: Number(figures.counts.users)
		});
	});

	it('have as many transitions, of as many kinds, in the graph', async () => {
		const { edges, units, events, transitions } = await run<FlowResult>('flow');
		const steps = edges.filter(({ from, to }) => from !== 'start' && to !== 'end');
		const { n, edges: kinds } = figures.transitions_session_total;
		expect(steps).toHaveLength(Number(kinds));
		expect(steps.reduce((sum, { figures }) => sum + figures.count, 0)).toBe(Number(n));
		expect([units, events]).toEqual([Number(figures.split30), Number(figures.counts.events)]);
		expect(transitions).toBe(units + events);
	});

	it('have as many events in the graph of people once repeats are collapsed', async () => {
		const { events, units, edges } = await run<FlowResult>('flow-of-people');
		expect([events, units]).toEqual([
			Number(figures.loops_collapsed_user),
			Number(figures.counts.users)
		]);
		expect(edges.every(({ from, to }) => from !== to)).toBe(true);
	});

	it('are all at some label, or at the end, at every step', async () => {
		const { rows, steps } = await run<StepMatrixResult>('steps');
		for (let at = 0; at < steps; at++) {
			const column = rows.reduce((sum, { units }) => sum + (units[at] ?? NaN), 0);
			expect(column).toBe(Number(figures.split30));
		}
	});

	it('reconcile as paths', async () => {
		const { total, nodes } = await run<PathsResult>('paths');
		expect(total).toBe(Number(figures.split30));
		const leaving = nodes.reduce((sum, { ended, beyond }) => sum + ended + beyond, 0);
		expect(leaving).toBe(total);
	});
});

interface Figures {
	readonly counts: {
		readonly events: string;
		readonly users: string;
		readonly mn: string;
		readonly mx: string;
	};
	readonly event_counts: readonly { event: string; n: string; users: string; sessions: string }[];
	readonly ties: string;
	readonly loops_collapsed_user: string;
	readonly split30: string;
	readonly transitions_session_total: { readonly n: string; readonly edges: string };
	readonly variants_session: { readonly n: string; readonly t: string; readonly mx: string };
	readonly purchase_users: string;
}
