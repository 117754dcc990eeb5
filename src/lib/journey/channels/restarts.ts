import { loadedColumn } from '$lib/import/load';
import type { Source } from '$lib/import/source';
import { integer, name } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { inOrder } from '../in-order';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { loadTables } from '../tables';
import type { ChannelsSpec } from './spec';
import { everyone } from './turns';

const HOUR = 3_600_000_000;

/**
 * SQL: rows (person, journey, source channel `before`, `channel`, topic, waited) of those who came again in another
 * channel: the last event before of the same person with the same topic was in another channel, `waited`
 * microseconds ago. Topics are codes of touchpoints, or the texts of a column.
 */
function restarts(spec: ChannelsSpec, context: Context): string {
	const { events } = everyone(spec, context);
	return spec.topic === ''
		? touchpointRestarts(events)
		: columnRestarts(events, spec.topic, context.sources);
}

/** SQL: whether those rows were soon enough after. */
export function soon({ hours }: Pick<ChannelsSpec, 'hours'>): string {
	return `waited <= ${integer(hours * HOUR)}`;
}

function keptRestarts({ journeys, topic }: ChannelsSpec, context: Context) {
	return keptUnder('channels', { of: eventsKey(context, journeys, ''), topic });
}

/** The table of everyone's restarts, after however long. */
export function restartsTable(spec: ChannelsSpec, context: Context): string {
	return keptRestarts(spec, context).table('restarts');
}

/** Finds them once for any number of hours and any segment. */
export function restartsBuild(spec: ChannelsSpec, context: Context): Build {
	return keptBuild(keptRestarts(spec, context), [
		{ what: 'restarts', name: 'restarts', query: restarts(spec, context) }
	]);
}

/** SQL: the same, where no table was made. */
export function restartsQuery(spec: ChannelsSpec, context: Context): string {
	return `(${restarts(spec, context)})`;
}

function touchpointRestarts(events: string): string {
	// Sorting is dear: only touchpoints that are met in several channels, and people who went from one to another.
	const told = `(select person, journey, channel, touchpoint as topic, time,
		channel is not null and coalesce(touchpoint in (from several), false) as told from ${events})`;
	return `with several as (
	select touchpoint from ${events} where touchpoint is not null group by touchpoint having min(channel) <> max(channel)),
said as (
	select person, journey, channel, topic, time, row_number() over () as n from ${inOrder(told)} where told),
elsewhere as (
	select distinct person from (
		select person, lag(person) over () = person and lag(channel) over () <> channel as moved from said)
	where moved)
select person, journey, before, channel, topic, waited
from (select person, journey, channel, topic, lag(channel) over () as before, coalesce(lag(person) over () = person and lag(topic) over () = topic, false) as same,
		epoch_us(time) - epoch_us(lag(time) over ()) as waited
	from (from said semi join elsewhere using (person) order by (person::bigint << 31) + topic, n))
where same and before <> channel`;
}

function columnRestarts(events: string, topic: string, sources: readonly Source[]): string {
	return `with numbered as (
	select person, journey, channel, source, row, time, row_number() over () as n from ${events}),
said as (
	select e.person, e.journey, e.channel, x.topic, e.time, e.n
	from numbered e join (${column(topic, sources)}) x on x.source = e.source and x.row = e.row
	where e.channel is not null and x.topic is not null)
select person, journey, before, channel, topic, waited
from (select person, journey, channel, topic, lag(channel) over earlier as before,
		epoch_us(time) - epoch_us(lag(time) over earlier) as waited
	from said window earlier as (partition by person, topic order by n))
where before <> channel`;
}

/** SQL: (source, row, topic) of all sources that have the column. */
function column(topic: string, sources: readonly Source[]): string {
	const each = sources.flatMap((source, at) =>
		loadedColumn(source, topic) !== undefined
			? [
					`select ${integer(at)} as source, row, ${name(topic)}::varchar as topic from ${loadTables(source).rows}`
				]
			: []
	);
	return each.length > 0
		? each.join(' union all ')
		: 'select 0 as source, 0 as row, null::varchar as topic where false';
}
