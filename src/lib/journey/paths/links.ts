import { integer } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { OFFERED, type PathsSpec } from './spec';
import { placedSteps, withParts, type Side } from './steps';

/**
 * Whether the links of all steps can be counted before it is known how many are shown: where steps are
 * counted from the start, and nobody is left out for what the picture shows.
 */
export function countsAhead({ anchor, only }: PathsSpec): boolean {
	return anchor.at === 'start' && only.length === 0;
}

/** Steps that are counted: as many as a form offers, so that another depth counts nothing again. */
function reach({ depth }: PathsSpec): number {
	return Math.max(depth, OFFERED.depth) + 1;
}

function kept(context: Context, spec: PathsSpec, side: Side) {
	const { journeys, unit, label, collapse, hidden, groups } = spec;
	const of = eventsKey(context, journeys, spec[side]);
	return keptUnder('paths', { of, unit, label, collapse, hidden, groups, reach: reach(spec) });
}

/**
 * Leaves (step, before, label, units, microseconds): how many units come to a label as their nth step, from
 * which label before (null at the first), and how long that took them all together; null for no name.
 */
export function linksBuild(context: Context, spec: PathsSpec, side: Side): Build {
	const { parts, names } = placedSteps(context, spec, side, reach(spec));
	// What lies before a unit's first step is another's, and left out once all is counted: asking every row
	// would take as long again.
	const counted = withParts(
		[
			...parts,
			{
				name: 'entered',
				sql: `select g as step, lag(label) over () as before, label,
		epoch_us(time) - lag(epoch_us(time)) over () as microseconds
	from placed`
			},
			{
				name: 'counted',
				sql: `select step, before, label, count(*)::integer as units, sum(microseconds) as microseconds
	from entered where step <= ${integer(reach(spec))} group by all`
			}
		],
		`select c.step::integer as step, case when c.step > 1 then b.name end as before, l.name as label,
	sum(c.units)::integer as units, sum(case when c.step > 1 then c.microseconds end) as microseconds
from counted c left join ${names} b on b.code = c.before left join ${names} l on l.code = c.label
group by all`
	);
	return keptBuild(kept(context, spec, side), [{ what: 'links', name: 'links', query: counted }]);
}

/** SQL: units by step, label and where they went, from the table of links. */
export function linkCounts(context: Context, spec: PathsSpec, side: Side): string {
	const table = kept(context, spec, side).table('links');
	const depth = integer(spec.depth);
	return `with onward as (
	select step - 1 as step, before as label, label as next, units, microseconds
	from ${table} where step between 2 and ${depth} + 1),
stayed as (
	select step, label, units from ${table} where step <= ${depth}
	union all select step, label, -units from onward)
select step, label, (step = 1)::integer as came, true as goes_on, step < ${depth} as inside,
	case when step < ${depth} then next end as next, sum(units)::integer as units, sum(microseconds) as microseconds
from onward group by all
union all
select step, label, (step = 1)::integer, false, false, null, sum(units)::integer, null
from stayed group by step, label having sum(units) > 0`;
}
