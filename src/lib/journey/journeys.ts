import type { NotebookDocument } from '$lib/notebook/document';
import type { Analysis, Context, Rows } from './analysis';
import { journeysBuild } from './journeys-build';
import { journeysSchema, type JourneysSpec } from './journeys-spec';
import { objects } from './rows';
import { parseSpec } from './spec-error';
import { sourceNameOf } from './source-relations';
import { quantile } from './statistics';
import { journeysTables } from './tables';

export interface JourneysResult {
	readonly journeys: number;
	readonly people: number;
	readonly events: number;
	/** Steps from one event of a journey to the next: events less journeys. */
	readonly transitions: number;
	/** Journeys that may go on: the data ends before their gap does. */
	readonly open: number;
	/** First and last event, in microseconds UTC; null without events. */
	readonly from: number | null;
	readonly to: number | null;
	readonly medianEvents: number | null;
	/** How many journeys have so many events. */
	readonly lengths: readonly { readonly events: number; readonly journeys: number }[];
	/** Touchpoints by number of events. */
	readonly touchpoints: readonly {
		readonly name: string | null;
		readonly events: number;
		readonly journeys: number;
	}[];
	readonly channels: readonly {
		readonly name: string | null;
		readonly events: number;
		readonly journeys: number;
	}[];
}

export const journeys: Analysis<JourneysSpec, JourneysResult> = {
	kind: 'journeys',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('journeys', journeysSchema, spec),
	initial: (document) => {
		const identity = lastOf(document, 'identity');
		return identity === undefined
			? undefined
			: { identity, cut: { by: 'inactivity', minutes: 30 } };
	},
	requires: (spec) => [spec.identity],
	gives: (cell) => [cell.name, `${cell.name} events`],
	builds: (spec, context) => [journeysBuild(context.key, context.keyOf(spec.identity), spec)],
	compile: (_, context) => statements(journeysTables(context.key)),
	decode,
	relations: (_, context) => {
		const t = journeysTables(context.key);
		return [
			{ name: context.cell.name, query: `from ${t.journeys}` },
			{ name: `${context.cell.name} events`, query: namedEvents(t, context) }
		];
	}
};

/** The id of the last cell of a kind, which a new cell most likely goes on from. */
export function lastOf(document: NotebookDocument, kind: string): string | undefined {
	return document.cells.findLast((cell) => cell.kind === kind)?.id;
}

type Tables = ReturnType<typeof journeysTables>;

function namedEvents(t: Tables, context: Context): string {
	return `select e.person, e.journey, e.step, e.time, ${sourceNameOf('e.source', context.sources)} as source, e.row,
	tp.name as touchpoint, ch.name as channel
from ${t.events} e left join ${t.touchpoints} tp on tp.code = e.touchpoint
left join ${t.channels} ch on ch.code = e.channel`;
}

function statements(t: Tables) {
	const named = (what: 'touchpoint' | 'channel', names: string) => ({
		name: `${what}s`,
		sql: `select n.name, c.events, c.journeys from (
	select ${what} as code, count(*)::integer as events, count(distinct journey)::integer as journeys
	from ${t.events} group by ${what}) c
left join ${names} n using (code) order by c.events desc, n.name`
	});
	return [
		{
			name: 'totals',
			sql: `select count(*)::integer as journeys, count(distinct person)::integer as people,
	sum(events)::bigint as events, count(*) filter (open)::integer as open,
	min(start_time) as first_time, max(end_time) as last_time from ${t.journeys}`
		},
		{
			name: 'lengths',
			sql: `select events, count(*)::integer as journeys from ${t.journeys} group by events order by events`
		},
		named('touchpoint', t.touchpoints),
		named('channel', t.channels)
	];
}

function decode(rows: ReadonlyMap<string, Rows>): JourneysResult {
	const totals = objects(rows, 'totals')[0] ?? {};
	const journeyCount = Number(totals['journeys'] ?? 0);
	const events = Number(totals['events'] ?? 0);
	const lengths = objects(rows, 'lengths').map((row) => ({
		events: Number(row['events']),
		journeys: Number(row['journeys'])
	}));
	const named = (statement: string) =>
		objects(rows, statement).map((row) => ({
			name: row['name'] === null ? null : String(row['name']),
			events: Number(row['events']),
			journeys: Number(row['journeys'])
		}));
	const time = (value: unknown) => (typeof value === 'number' ? value : null);
	return {
		journeys: journeyCount,
		people: Number(totals['people'] ?? 0),
		events,
		transitions: events - journeyCount,
		open: Number(totals['open'] ?? 0),
		from: time(totals['first_time']),
		to: time(totals['last_time']),
		medianEvents:
			quantile(
				lengths.map((length) => length.events),
				lengths.map((length) => length.journeys),
				0.5
			) ?? null,
		lengths,
		touchpoints: named('touchpoints'),
		channels: named('channels')
	};
}
