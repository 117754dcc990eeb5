import { integer } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { activeBuilds, activeRows, dataBounds, type From } from '../periods/active';
import { rangeSql } from '../periods/range';
import type { StickinessSpec } from './spec';
import { segmentsOf } from '../within';

/** SQL: in how many of the shown periods each person is active, as the common table `counted` (person, active). */
function activeParts(spec: StickinessSpec, segment: string, context: Context, from: From): string {
	const { each, times } = spec;
	const enough = `times >= ${integer(times)}`;
	const inside = `${activeRows(from, spec, segment, spec.event, context)}, periods where period between first and last`;
	const shown =
		each === 1
			? `select person from ${inside} and ${enough}`
			: `select person from (select person, (period - first) // ${integer(each)} as several, sum(times) as times from ${inside} group by all)
		where ${enough}`;
	return `with periods as (
	${rangeSql(dataBounds(from, spec, context), spec, context.settings)}),
counted as (
	select person, count(*)::integer as active from (${shown}) group by person)`;
}

/** What makes the tables that are read. */
export function stickinessBuilds(spec: StickinessSpec, context: Context): readonly Build[] {
	return activeBuilds(spec, segmentsOf(spec), [spec.event], context);
}

/** SQL: people by in how many periods they are active. */
export function activeCounts(spec: StickinessSpec, segment: string, context: Context): string {
	return `${activeParts(spec, segment, context, 'tables')}
select active, count(*)::integer as people from counted group by active order by active`;
}

/** SQL: the people of a bar. */
export function activePeople(
	spec: StickinessSpec,
	segment: string,
	active: number,
	context: Context
): string {
	return `${activeParts(spec, segment, context, 'events')}
select person from counted where active ${spec.cumulative ? '>=' : '='} ${integer(active)}`;
}

/** SQL: the bars that have anybody as a relation (active, people), of the segment that is shown. */
export function stickinessRelation(spec: StickinessSpec, context: Context): string {
	const people = spec.cumulative
		? '(sum(people) over (order by active desc))::integer as people'
		: 'people';
	return `select active, ${people} from (${activeCounts(spec, spec.segment, context)}) order by active`;
}
