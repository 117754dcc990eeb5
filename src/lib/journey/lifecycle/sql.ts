import { integer, literal } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import type { LifecycleSpec, LifecycleState } from './spec';
import { activeBuilds, activeRows, dataBounds, type From } from '../periods/active';
import { periodStartSql } from '../periods/periods';
import { rangeSql } from '../periods/range';
import { segmentsOf } from '../within';

/**
 * SQL: what active people are to each shown period and the one before, as the common table `active`
 * (person, period, state). New is who never was active before, in all the data.
 */
function activeParts(spec: LifecycleSpec, segment: string, context: Context, from: From): string {
	return `with periods as (
	${rangeSql(dataBounds(from, spec, context), spec, context.settings)}),
active as (
	select person, period, case when before is null then 'new' when before = period - 1 then 'returning' else 'resurrected' end as state
	from ${activeRows(from, spec, segment, spec.event, context)}, periods
	where period between first - 1 and last)`;
}

/** What makes the tables that are read. */
export function lifecycleBuilds(spec: LifecycleSpec, context: Context): readonly Build[] {
	return activeBuilds(spec, segmentsOf(spec), [spec.event], context);
}

/** SQL: active people by period, from the one before the first shown, and by state. */
export function activeCounts(spec: LifecycleSpec, segment: string, context: Context): string {
	return `${activeParts(spec, segment, context, 'tables')}
select period, state, count(*)::integer as people from active group by period, state`;
}

/** SQL: the bars as a relation (period, state, people), of the segment that is shown. */
export function lifecycleRelation(spec: LifecycleSpec, context: Context): string {
	const parts = activeParts(spec, spec.segment, context, 'tables');
	return `select ${periodStartSql('period', spec.period, context.settings)} as period, state, sum(people)::integer as people
from (${parts}
	select period, state, count(*) as people from active, periods where period >= first group by all
	union all
	select period + 1, 'dormant', count(*) from active, periods where period < least(last, ends) group by all
	union all
	select period, 'dormant', -count(*) from active, periods
	where state = 'returning' and period between first and ends group by all)
group by all having sum(people) > 0 order by all`;
}

/** SQL: the people of one state in one period. */
export function statePeople(
	spec: LifecycleSpec,
	segment: string,
	{ period, state }: { readonly period: number; readonly state: LifecycleState },
	context: Context
): string {
	const parts = activeParts(spec, segment, context, 'events');
	if (state !== 'dormant') {
		return `${parts}
select person from active where period = ${integer(period)} and state = ${literal(state)}`;
	}
	return `${parts}
select person from active, periods where period = ${integer(period - 1)} and ${integer(period)} between first and least(last, ends)
except select person from active where period = ${integer(period)} and state = 'returning'`;
}
