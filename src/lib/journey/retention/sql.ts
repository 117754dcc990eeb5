import { integer } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { activeBuilds, activeRows, dataBounds, type From } from '../periods/active';
import { periodStartSql } from '../periods/periods';
import { rangeSql } from '../periods/range';
import type { EventMatch } from '../periods/spec';
import type { RetentionSpec } from './spec';
import { segmentsOf } from '../within';

/**
 * SQL: in which shown periods people began, and in which they were back, as the common tables `begun` (person,
 * cohort) and `back` (person, period); of the latter only the last of each person where later ones count, too.
 */
function parts(spec: RetentionSpec, segment: string, context: Context, from: From): string {
	const active = (match: EventMatch) =>
		`${activeRows(from, spec, segment, match, context)}, periods where period between first and last`;
	const begins = {
		first: ' and (before is null or before < first)',
		every: '',
		'first-ever': ' and before is null'
	}[spec.starts];
	const back = `from ${active(spec.back)} and times >= ${integer(spec.times)}`;
	return `with periods as (
	${rangeSql(dataBounds(from, spec, context), spec, context.settings)}),
begun as (
	select person, period as cohort from ${active(spec.start)}${begins}),
back as (
	${spec.when === 'in' ? `select person, period ${back}` : `select person, max(period) as period ${back} group by person`})`;
}

/** What makes the tables that are read. */
export function retentionBuilds(spec: RetentionSpec, context: Context): readonly Build[] {
	return activeBuilds(spec, segmentsOf(spec), [spec.start, spec.back], context);
}

/** SQL: people by cohort, from 0, and by how many periods after it they were back; 0 are all of the cohort. */
export function cohortCounts(spec: RetentionSpec, segment: string, context: Context): string {
	const counted =
		spec.when === 'in'
			? 'from returned'
			: `select cohort, unnest(range(1, after + 1))::integer as after, people from returned`;
	return `${parts(spec, segment, context, 'tables')},
returned as (
	select cohort, period - cohort as after, count(*) as people
	from begun join back using (person) where period > cohort group by all)
select cohort - first as cohort, after, sum(people)::integer as people
from (select cohort, 0 as after, count(*) as people from begun group by cohort
	union all by name ${counted}), periods
group by all`;
}

/** SQL: the cohort table as a relation (cohort, after, people, size), of the segment that is shown. */
export function retentionRelation(spec: RetentionSpec, context: Context): string {
	const bounds = dataBounds('tables', spec, context);
	const starts = periodStartSql('(first + cohort)', spec.period, context.settings);
	return `select ${starts} as cohort, after, coalesce(people, 0) as people, size
from (select cohort, people as size, unnest(range(last - first - cohort + 1))::integer as after, first
	from (${cohortCounts(spec, spec.segment, context)}), (${rangeSql(bounds, spec, context.settings)})
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
	const cohort = pick.cohort === undefined ? 'true' : `cohort = ${integer(pick.cohort)}`;
	const later = spec.when === 'in' ? '=' : '>=';
	const back =
		pick.after === 0
			? 'true'
			: `exists (select 1 from back where back.person = begun.person and back.period ${later} begun.cohort + ${after})`;
	return `${parts(spec, segment, context, 'events')}
select person from begun, periods
where ${cohort} and cohort + ${after} ${pick.cohort === undefined ? '< ends' : '<= last'} and ${back}`;
}
