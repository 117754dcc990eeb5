import { integer } from '$lib/sql/quote';
import type { Context } from '../analysis';
import { periodStartSql } from '../periods/periods';
import { oncePerPeriod, periodEvents } from '../periods/events';
import { rangeSql } from '../periods/range';
import type { RetentionSpec } from './spec';
import { journeysTables } from '../tables';

/** The type of a number with a bit for each period. */
const bitsOf = ({ periods }: RetentionSpec) => (periods <= 60 ? 'bigint' : 'hugeint');

/**
 * SQL: in which cohorts each person is and when they were back, as the common table `seen` (person, cohorts,
 * back), where bit n of a number is the nth shown period. People without a cohort are left out.
 */
function seenParts(spec: RetentionSpec, segment: string, context: Context): string {
	const all = journeysTables(context.keyOf(spec.journeys));
	const type = bitsOf(spec);
	const same = JSON.stringify(spec.start) === JSON.stringify(spec.back);
	const matches = { starts: spec.start, ...(same ? {} : { returns: spec.back }) };
	const ever = spec.starts === 'first-ever';
	const marked = periodEvents(spec, segment, matches, context, { since: !ever });
	const bit = `1::${type} << (period - first)`;
	const within = 'period between first and last';
	const earlier = ever ? 'bool_or(starts and period < first)' : 'false';
	const once = spec.times === 1;
	const bits = (flag: string) =>
		`bit_or(case when ${flag}${ever ? ` and ${within}` : ''} then ${bit} end)`;
	const back = once && !same ? `, ${bits('returns')} as back` : '';
	const alike = `select person, ${earlier} as earlier,
		${bits('starts')} as starts${back}
	from marked, periods ${ever ? '' : `where ${within}`} group by person`;
	const cohorts = spec.starts === 'every' ? 'starts' : 'starts & -starts';
	return `with periods as (
	${rangeSql(all.journeys, spec, context.settings)}),
marked as not materialized (
	${marked}),
started as (
	${alike}),
${once ? '' : `${returnedParts(spec, same ? 'starts' : 'returns', context, bit)},\n`}seen as (
	select person, ${cohorts} as cohorts, ${once && same ? 'starts' : `coalesce(back, 0::${type})`} as back
	from started${once ? '' : ' left join returned using (person)'} where starts <> 0 and not earlier)`;
}

/** Those who were back often enough in a period. */
function returnedParts(
	spec: RetentionSpec,
	returns: string,
	{ settings }: Context,
	bit: string
): string {
	const events = `select person, period from marked, periods
		where ${returns} and period between first and last`;
	return `returned as (
	select person, bit_or(${bit}) as back
	from (${oncePerPeriod(events, spec.period, settings, spec.times)}), periods group by person)`;
}

/** SQL, of bits of `back`: whether somebody was back so many periods after a cohort's. */
function isBack({ when }: RetentionSpec, cohort: string, after: string): string {
	const rest = `(back >> (${cohort} + ${after}))`;
	return when === 'in' ? `${rest} & 1 = 1` : `${rest} <> 0`;
}

/** SQL: people by cohort, from 0, and by how many periods after it they were back; 0 are all of the cohort. */
export function cohortCounts(spec: RetentionSpec, segment: string, context: Context): string {
	return `${seenParts(spec, segment, context)},
patterns as (
	select cohorts, back, count(*)::integer as people from seen group by cohorts, back),
steps as (
	select unnest(range(last - first + 1))::integer as step from periods)
select cohort.step as cohort, later.step as after, sum(people)::integer as people
from patterns, steps cohort, steps later, periods
where (cohorts >> cohort.step) & 1 = 1 and cohort.step + later.step <= last - first
	and (later.step = 0 or ${isBack(spec, 'cohort.step', 'later.step')})
group by all`;
}

/** SQL: the cohort table as a relation (cohort, after, people, size), of the segment that is shown. */
export function retentionRelation(spec: RetentionSpec, context: Context): string {
	const all = journeysTables(context.keyOf(spec.journeys));
	const starts = periodStartSql('(first + cohort)', spec.period, context.settings);
	return `select ${starts} as cohort, after, coalesce(people, 0) as people, size
from (select cohort, people as size, unnest(range(last - first - cohort + 1))::integer as after, first
	from (${cohortCounts(spec, spec.segment, context)}), (${rangeSql(all.journeys, spec, context.settings)})
	where after = 0) sizes
left join (${cohortCounts(spec, spec.segment, context)}) counts using (cohort, after)
order by all`;
}

/** SQL: the people of a cohort who were back so many periods after; where none is named, of all whose period is over. */
export function cohortPeople(
	spec: RetentionSpec,
	segment: string,
	pick: { readonly cohort: number | undefined; readonly after: number },
	context: Context
): string {
	const after = integer(pick.after);
	const back = pick.after === 0 ? 'true' : isBack(spec, 'step', after);
	const cohort = pick.cohort === undefined ? 'true' : `first + step = ${integer(pick.cohort)}`;
	return `${seenParts(spec, segment, context)}
select person from seen, (select unnest(range(last - first + 1))::integer as step, first, last, ends from periods)
where (cohorts >> step) & 1 = 1 and ${cohort} and ${back}
	and first + step + ${after} ${pick.cohort === undefined ? '< ends' : '<= last'}`;
}
