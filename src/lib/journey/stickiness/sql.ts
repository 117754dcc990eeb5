import { integer } from '$lib/sql/quote';
import type { Context } from '../analysis';
import { oncePerPeriod, periodEvents } from '../periods/events';
import { rangeSql } from '../periods/range';
import type { StickinessSpec } from './spec';
import { journeysTables } from '../tables';

/** SQL: in how many of the shown periods each person is active, as the common table `counted` (person, active). */
function activeParts(spec: StickinessSpec, segment: string, context: Context): string {
	const { settings } = context;
	const all = journeysTables(context.keyOf(spec.journeys));
	const events = periodEvents(spec, segment, { counts: spec.event }, context);
	const inside = `select person, (period - first) // ${integer(spec.each)} as period
		from (${events}), periods where period between first and last`;
	return `with periods as (
	${rangeSql(all.journeys, spec, settings)}),
counted as (
	select person, count(*)::integer as active
	from (${oncePerPeriod(inside, spec.period, settings, spec.times)}) group by person)`;
}

/** SQL: people by in how many periods they are active. */
export function activeCounts(spec: StickinessSpec, segment: string, context: Context): string {
	return `${activeParts(spec, segment, context)}
select active, count(*)::integer as people from counted group by active order by active`;
}

/** SQL: the people of a bar. */
export function activePeople(
	spec: StickinessSpec,
	segment: string,
	active: number,
	context: Context
): string {
	return `${activeParts(spec, segment, context)}
select person from counted where active ${spec.cumulative ? '>=' : '='} ${integer(active)}`;
}

/** SQL: the bars that have anybody as a relation (active, people), of the segment that is shown. */
export function stickinessRelation(spec: StickinessSpec, context: Context): string {
	const people = spec.cumulative
		? '(sum(people) over (order by active desc))::integer as people'
		: 'people';
	return `select active, ${people} from (${activeCounts(spec, spec.segment, context)}) order by active`;
}
