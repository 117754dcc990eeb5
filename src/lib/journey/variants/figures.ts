import { integer } from '$lib/sql/quote';
import { MOST_STEPS } from './spec';

/** SQL: the labels (variant, step, label) of variants, by the steps of their first journey. */
export function stepsSql(steps: string, ways: string, names: string): string {
	return `select v.variant, s.step::integer as step, n.name as label
from (${steps}) s join ${ways} v on v.first = s.journey left join ${names} n on n.code = s.label
where s.step <= ${integer(MOST_STEPS)}`;
}

/** SQL: the times from each step to the next (variant, step, journeys, microseconds, median). */
export function gapsSql(steps: string, journeys: string): string {
	return `with members as (select journey, variant from ${journeys} where steps > 1),
followed as (
	select journey, step::integer as step, epoch_us(time) - lag(epoch_us(time)) over () as microseconds
	from (${steps}))
select m.variant, f.step - 1 as step, count(*)::integer as journeys, sum(f.microseconds) as microseconds,
	median(f.microseconds) as median
from followed f join members m using (journey)
where f.step between 2 and ${integer(MOST_STEPS)} group by all`;
}

/** SQL: the times from first to last event (variant, journeys, microseconds, median). */
export function lengthsSql(journeys: string): string {
	return `with lasted as (
	select variant, epoch_us(end_time) - epoch_us(start_time) as lasts from ${journeys})
select variant, count(*)::integer as journeys, sum(lasts) as microseconds, median(lasts) as median
from lasted group by variant`;
}
