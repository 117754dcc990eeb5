import * as v from 'valibot';
import { literal } from '$lib/sql/quote';
import type { Analysis, Context, Rows, Statement } from './analysis';
import { lastOf } from './journeys';
import { objects } from './rows';
import { parseSpec } from './spec-error';
import { quantile, wilson, type Interval } from './statistics';
import { requiredWithin, tablesWithin } from './within';

export const metricsSchema = v.strictObject({
	/** The journeys cell that is measured. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone are measured; empty for all. */
	segment: v.optional(v.string(), ''),
	/** The touchpoint that counts as conversion; empty for none. */
	target: v.optional(v.string(), '')
});
export type MetricsSpec = v.InferOutput<typeof metricsSchema>;

export interface MetricsResult {
	readonly people: number;
	readonly journeys: number;
	/** Journeys that may still go on: in the rates, but not in the durations. */
	readonly open: number;
	readonly conversion: {
		readonly target: string;
		/** Whether the data knows a touchpoint of that name. */
		readonly found: boolean;
		readonly journeys: number;
		readonly people: number;
		/** Of all journeys; null where there are none. */
		readonly rate: number | null;
		readonly interval: Interval | null;
	} | null;
	/** Median time from first to last event of journeys that are over; null where none is. */
	readonly medianSeconds: number | null;
	readonly over: number;
	/** Touchpoints there are, most frequent first, to choose a target from. */
	readonly touchpoints: readonly string[];
}

export const metrics: Analysis<MetricsSpec, MetricsResult> = {
	kind: 'metrics',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('metrics', metricsSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : { journeys, segment: '', target: '' };
	},
	requires: requiredWithin,
	gives: () => [],
	builds: () => [],
	compile,
	decode,
	relations: () => []
};

function compile(spec: MetricsSpec, context: Context): readonly Statement[] {
	const t = tablesWithin(context, spec.journeys, spec.segment);
	const code = `(select code from ${t.touchpoints} where name = ${literal(spec.target)})`;
	return [
		{
			name: 'totals',
			sql: `select count(*)::integer as journeys, count(distinct person)::integer as people,
	count(*) filter (open)::integer as open from ${t.journeys}`
		},
		{
			name: 'converted',
			sql: `select count(distinct journey)::integer as journeys, count(distinct person)::integer as people,
	${code} is not null as found
from ${t.events} where touchpoint = ${code}`
		},
		{
			name: 'durations',
			sql: `select epoch_us(end_time) - epoch_us(start_time) as microseconds, count(*)::integer as journeys
from ${t.journeys} where not open group by microseconds order by microseconds`
		},
		{
			name: 'touchpoints',
			sql: `select t.name from ${t.touchpoints} t
join (select touchpoint as code, count(*) as events from ${t.events} group by touchpoint) using (code)
order by events desc, t.name limit 1000`
		}
	];
}

function decode(rows: ReadonlyMap<string, Rows>, spec: MetricsSpec): MetricsResult {
	const totals = objects(rows, 'totals')[0] ?? {};
	const converted = objects(rows, 'converted')[0] ?? {};
	const journeys = Number(totals['journeys'] ?? 0);
	const reached = Number(converted['journeys'] ?? 0);
	const durations = rows.get('durations');
	const counts = Array.from(durations?.column('journeys') ?? [], Number);
	const median = quantile(Array.from(durations?.column('microseconds') ?? [], Number), counts, 0.5);
	return {
		people: Number(totals['people'] ?? 0),
		journeys,
		open: Number(totals['open'] ?? 0),
		conversion:
			spec.target === ''
				? null
				: {
						target: spec.target,
						found: converted['found'] === true,
						journeys: reached,
						people: Number(converted['people'] ?? 0),
						rate: journeys === 0 ? null : reached / journeys,
						interval: wilson(reached, journeys) ?? null
					},
		medianSeconds: median === undefined ? null : median / 1e6,
		over: counts.reduce((sum, count) => sum + count, 0),
		touchpoints: objects(rows, 'touchpoints').map((row) => String(row['name']))
	};
}
