import { integer } from '$lib/sql/quote';
import { range } from './chain';
import { requiredSteps, type FunnelSpec } from './spec';

/**
 * SQL: by `value` of the breakdown, and by whether the attempts count whole, how many did each step (r0, r1, …), and
 * the microseconds that those took together from the step before (p1, …).
 */
export function stepsSql(spec: FunnelSpec, attempts: string): string {
	const columns = spec.steps.flatMap((_, k) => [
		`count(t${k})::integer as r${k}`,
		...(k === 0 ? [] : [`sum(t${k} - ${previous(spec, k)})::double as p${k}`])
	]);
	const value = spec.breakdown === undefined ? 'null::varchar as value' : 'value';
	return `select ${value}, whole, ${columns.join(', ')}
from ${attempts} where counts group by all`;
}

/**
 * SQL: how often each time between steps occurs, (step, entry, micros, units): from the step before, and from entry.
 * From the first step to the second they are one.
 */
export function timesSql(spec: FunnelSpec, attempts: string): string {
	const each = range(1, spec.steps.length).flatMap((k) =>
		(['entry', 'previous'] as const).flatMap((since) => {
			if (k === 1 && since === 'previous') return [];
			const from = since === 'entry' ? 't0' : previous(spec, k);
			return [
				`select ${k}::utinyint as step, ${since === 'entry'} as entry, t${k} - ${from} as micros from ${attempts} where whole and t${k} is not null`
			];
		})
	);
	const nothing = `select 0::utinyint as step, true as entry, 0::bigint as micros where false`;
	return `select step, entry, micros, count(*)::integer as units from (
	${each.length === 0 ? nothing : each.join('\n\tunion all ')})
group by all`;
}

/** SQL: the codes of what came next, whatever it was, for those who did not go all the way, (depth, code, units). */
export function insteadSql(spec: FunnelSpec, attempts: string): string {
	return `select depth, after as code, count(*)::integer as units from ${attempts}
where whole and depth < ${integer(requiredSteps(spec).length)} and after is not null group by all`;
}

/** SQL: the time of the last step done before one. */
function previous(spec: FunnelSpec, step: number): string {
	const required = requiredSteps(spec);
	const from = Math.max(...required.filter((other) => other < step));
	return `coalesce(${range(from, step)
		.reverse()
		.map((k) => `t${k}`)
		.join(', ')})`;
}
