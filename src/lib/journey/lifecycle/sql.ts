import { integer, literal } from '$lib/sql/quote';
import type { Context } from '../analysis';
import type { LifecycleSpec, LifecycleState } from './spec';
import { ascends, periodStartSql } from '../periods/periods';
import { oncePerPeriod, periodEvents } from '../periods/events';
import { rangeSql } from '../periods/range';
import { journeysTables } from '../tables';

/**
 * SQL: what active people are to each shown period and the one before, as the common table `active`
 * (person, period, state). New is who never was active before, in all the data.
 */
function activeParts(spec: LifecycleSpec, segment: string, context: Context): string {
	const { settings } = context;
	const all = journeysTables(context.keyOf(spec.journeys));
	// Where clocks went back into an earlier period, a person's first event may not be in their first period.
	const ordered = ascends(spec.period, settings);
	const matches = { counts: spec.event };
	const how = { begun: ordered, since: ordered };
	const events = periodEvents(spec, segment, matches, context, how);
	return `with periods as (
	${rangeSql(all.journeys, spec, settings, 1)}),
active as (
	select person, period, case when ${ordered ? 'begins' : '(before >> 32) <> person'} then 'new'
		when before = key - 1 then 'returning' else 'resurrected' end as state
	from (${oncePerPeriod(events, spec.period, settings)}), periods
	where period between first - 1 and last)`;
}

/** SQL: active people by period, from the one before the first shown, and by state. */
export function activeCounts(spec: LifecycleSpec, segment: string, context: Context): string {
	return `${activeParts(spec, segment, context)}
select period, state, count(*)::integer as people from active group by period, state`;
}

/** SQL: the bars as a relation (period, state, people), of the segment that is shown. */
export function lifecycleRelation(spec: LifecycleSpec, context: Context): string {
	const parts = activeParts(spec, spec.segment, context);
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
	const parts = activeParts(spec, segment, context);
	if (state !== 'dormant') {
		return `${parts}
select person from active where period = ${integer(period)} and state = ${literal(state)}`;
	}
	return `${parts}
select person from active, periods where period = ${integer(period - 1)} and ${integer(period)} between first and least(last, ends)
except select person from active where period = ${integer(period)} and state = 'returning'`;
}
