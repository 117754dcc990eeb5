import type { Context, Statement } from '../analysis';
import type { SegmentSpec } from './spec';
import { sourceNameOf } from '../relations/sources';
import { journeysTables, segmentTable } from '../tables';

/** What a segment cell reads: how much it holds of how much, and the names there are. */
export function segmentStatements(spec: SegmentSpec, context: Context): readonly Statement[] {
	const chosen = segmentTable(context.key);
	const { journeys, ...t } = journeysTables(context.keyOf(spec.journeys));
	return [
		{
			name: 'counts',
			sql:
				spec.unit === 'interaction'
					? interactionCounts(chosen, journeys)
					: unitCounts(spec.unit, chosen, journeys)
		},
		{ name: 'touchpoints', sql: names(t.touchpoints, 'touchpoint', t.events) },
		{ name: 'channels', sql: names(t.channels, 'channel', t.events) }
	];
}

/** The people, journeys or interactions, as SQL cells read them. */
export function segmentRelation(spec: SegmentSpec, context: Context): string {
	const chosen = segmentTable(context.key);
	if (spec.unit !== 'interaction') return `from ${chosen}`;
	const t = journeysTables(context.keyOf(spec.journeys));
	return `select e.person, e.journey, e.time, ${sourceNameOf('e.source', context.sources)} as source, e.row,
	tp.name as touchpoint, ch.name as channel
from ${chosen} e left join ${t.touchpoints} tp on tp.code = e.touchpoint
left join ${t.channels} ch on ch.code = e.channel`;
}

function unitCounts(unit: 'person' | 'journey', chosen: string, journeys: string): string {
	return `select count(distinct ${unit})::integer as "all",
	count(distinct ${unit}) filter (inside)::integer as chosen,
	count(*)::integer as all_journeys, count(distinct person) filter (inside)::integer as people,
	count(distinct journey) filter (inside)::integer as journeys,
	(sum(events) filter (inside))::bigint as interactions, sum(events)::bigint as all_interactions
from (select *, ${unit} in (select ${unit} from ${chosen}) as inside from ${journeys})`;
}

function interactionCounts(chosen: string, journeys: string): string {
	return `select w.all_journeys, w.all_interactions, w.all_interactions as "all", c.*, c.interactions as chosen
from (select count(*)::integer as all_journeys, sum(events)::bigint as all_interactions from ${journeys}) w,
(select count(distinct person)::integer as people, count(distinct journey)::integer as journeys,
	count(*)::bigint as interactions from ${chosen}) c`;
}

function names(table: string, column: string, events: string): string {
	return `select t.name from ${table} t
join (select ${column} as code, count(*) as events from ${events} group by ${column}) using (code)
where t.name is not null order by events desc, t.name limit 1000`;
}
