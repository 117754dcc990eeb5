import { integer } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { periodOf } from '../calendar';
import { attemptsSql, chosenSql } from './attempts';
import { requiredSteps, type FunnelSpec } from './spec';

/**
 * The tables of a funnel cell, by its key: `chosen`, the attempt of each unit that counts (as `attemptsSql`,
 * and side: 0 for those who are counted, 1 for those they are compared with), and `trend`: by side and period of
 * entry how many entered, and how many of them went all the way.
 */
export function funnelTables(key: string) {
	const short = key.slice(0, 16);
	return {
		attempts: `funnel_attempts_${short}`,
		chosen: `funnel_${short}`,
		trend: `funnel_trend_${short}`
	} as const;
}

/** The segments whose units are counted: the cell's own, then the one that it is compared with. */
export function sidesOf({ segment, compare }: Pick<FunnelSpec, 'segment' | 'compare'>): string[] {
	return compare === '' ? [segment] : [segment, compare];
}

/** Finds the attempts once; all that is shown is read from them. */
export function funnelBuilds(spec: FunnelSpec, context: Context): readonly Build[] {
	if (spec.steps.length === 0) return [];
	const t = funnelTables(context.key);
	const sides = sidesOf(spec).map(
		(segment, side) =>
			`select ${side}::utinyint as side, * from (\n${attemptsSql(spec, context, segment)})`
	);
	const sql = (name: string, text: string) => ({ kind: 'sql', name, sql: text }) as const;
	return [
		{
			key: context.key,
			tables: Object.values(t),
			steps: [
				sql('attempts', `create table ${t.attempts} as\n${sides.join('\nunion all\n')}`),
				sql(
					'chosen',
					`create table ${t.chosen} as\n${chosenSql(t.attempts, spec.breakdown?.at === 'all', sides.length > 1)}`
				),
				sql('trend', `create table ${t.trend} as\n${trendSql(spec, context, t.attempts)}`),
				sql('tidy', `drop table ${t.attempts}`)
			]
		}
	];
}

/** A unit that tries several times in a period counts once, with the attempt that gets furthest. */
function trendSql(spec: FunnelSpec, { settings }: Context, attempts: string): string {
	return `select side, period, count(*)::integer as entered,
	count(*) filter (depth = ${integer(requiredSteps(spec).length)})::integer as converted
from (select side, unit, ${periodOf('t0', spec.period, settings)} as period, max(depth) as depth
	from ${attempts} group by all)
group by all`;
}
