import { integer } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { periodOf } from '../calendar';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { journeysSpecOf, segmentsOf } from '../within';
import { attemptsSql } from './attempts';
import { insteadSql, stepsSql, timesSql } from './figures';
import { requiredSteps, type FunnelSpec } from './spec';
import { unitsWithin } from '../units';

/**
 * The tables of a segment's units: `units`, how many there are; `attempts`, as `attemptsSql`; what is counted of
 * them, as in `figures`: `steps`, `times`, `instead`; and `trend`: by period of entry how many entered, and how
 * many of them went all the way.
 */
export function funnelTables(spec: FunnelSpec, context: Context, segment: string) {
	const { table } = keptAttempts(spec, context, segment);
	return {
		units: keptUnits(spec, context, segment).table('units'),
		attempts: table('attempts'),
		steps: table('steps'),
		times: table('times'),
		instead: table('instead'),
		trend: keptTrend(spec, context, segment).table('trend')
	} as const;
}

/** Finds attempts once: another period, step names, bins or number of values find none again. */
export function funnelBuilds(spec: FunnelSpec, context: Context): readonly Build[] {
	return segmentsOf(spec).flatMap((segment) => {
		const units = keptBuild(keptUnits(spec, context, segment), [
			{ what: 'units', name: 'units', query: unitCount(spec, context, segment) }
		]);
		if (spec.steps.length === 0) return [units];
		const { attempts } = funnelTables(spec, context, segment);
		return [
			units,
			keptBuild(keptAttempts(spec, context, segment), [
				{ what: 'attempts', name: 'attempts', query: attemptsSql(spec, context, segment) },
				{ what: 'steps', name: 'steps', query: stepsSql(spec, attempts) },
				{ what: 'times', name: 'times', query: timesSql(spec, attempts) },
				{ what: 'instead', name: 'instead', query: insteadSql(spec, attempts) }
			]),
			keptBuild(keptTrend(spec, context, segment), [
				{ what: 'trend', name: 'trend', query: trendSql(spec, context, attempts) }
			])
		];
	});
}

function keptUnits({ journeys, unit }: FunnelSpec, context: Context, segment: string) {
	return keptUnder('funnel', { of: eventsKey(context, journeys, segment), unit });
}

function keptAttempts(spec: FunnelSpec, context: Context, segment: string) {
	const { journeys, unit, order, window, entry, exclusions, hold, breakdown } = spec;
	return keptUnder('funnel', {
		of: eventsKey(context, journeys, segment),
		steps: spec.steps.map(({ match, optional }) => ({ match, optional })),
		breakdown: breakdown && { field: breakdown.field, at: breakdown.at },
		...{ unit, order, window, entry, exclusions, hold }
	});
}

function keptTrend(spec: FunnelSpec, context: Context, segment: string) {
	const { timeZone, weekStart } = context.settings;
	const { key } = keptAttempts(spec, context, segment);
	return keptUnder('funnel', { of: key, period: spec.period, timeZone, weekStart });
}

/** A person's journeys lie together, unless they are cases: these are counted as they are named. */
function unitCount({ journeys, unit }: FunnelSpec, context: Context, segment: string): string {
	const t = unitsWithin(context, { journeys, segment, unit });
	if (unit === 'journey') return `select count(*)::integer as units from ${t.journeys}`;
	if (unit === 'session') return `select count(distinct unit)::integer as units from ${t.events}`;
	if (journeysSpecOf(context, journeys).cut.by === 'case') {
		return `select count(distinct person)::integer as units from ${t.journeys}`;
	}
	return `select count(*) filter (person is distinct from before)::integer as units
from (select person, lag(person) over () as before from ${t.journeys})`;
}

/** A unit that tries several times in a period counts once, with the attempt that gets furthest. */
function trendSql(spec: FunnelSpec, { settings }: Context, attempts: string): string {
	return `select period, count(*)::integer as entered,
	count(*) filter (depth = ${integer(requiredSteps(spec).length)})::integer as converted
from (select unit, ${periodOf('t0', spec.period, settings)} as period, max(depth) as depth
	from ${attempts} group by all)
group by all`;
}
