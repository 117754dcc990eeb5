import type { Source } from '$lib/import/source';
import { integer, name } from '$lib/sql/quote';
import { loadTables } from '../tables';

const HOUR = 3_600_000_000;
/** Times are shifted to ticks of about a second, which costs less than dividing, and offset to be positive. */
const SHIFT = 20;
const OFFSET = 2 ** 38;
/** Bits for a tick: years up to 9999. What is left holds 16 million people. */
const TICK_BITS = 39;

/**
 * SQL: rows (person, journey, source channel `before`, `channel`, topic) of those who came again in another
 * channel: the last event before of the same person with the same topic was in another channel, at most
 * `hours` ago. `events` are everyone's, in the order of each person's time; topics are codes of touchpoints.
 */
export function touchpointRestarts(events: string, hours: number): string {
	const packed = `(person::bigint << ${TICK_BITS}) + case when same then tick_before + ${OFFSET} else 0 end`;
	const mask = `((1::bigint << ${TICK_BITS}) - 1)`;
	const ticks = integer(Math.ceil((hours * HOUR) / 2 ** SHIFT) + 2);
	// Only whoever was elsewhere not long ago can have started again: without those the window would be slow.
	return `with near as (
	select distinct person, topic
	from (select person, topic, tick, max(case when not same or other <> channel then ${packed} end)
			over (rows unbounded preceding) & ${mask} as elsewhere
		from (select person, channel, topic, tick, coalesce(lag(person) over () = person, false) as same,
				lag(channel) over () as other, lag(tick) over () as tick_before
			from (select person, channel, touchpoint as topic, epoch_us(time) >> ${SHIFT} as tick
				from ${events} where channel is not null)))
	where topic is not null and elsewhere > 0 and tick + ${OFFSET} - elsewhere <= ${ticks}),
said as (
	select person, journey, channel, topic, time, n
	from (select person, journey, channel, touchpoint as topic, time, row_number() over () as n from ${events})
	semi join near using (person, topic) where channel is not null)
${again(hours)}`;
}

/** SQL: as `touchpointRestarts`, with the texts of a column for topics. */
export function columnRestarts(
	events: string,
	hours: number,
	topic: string,
	sources: readonly Source[]
): string {
	return `with numbered as (
	select person, journey, channel, source, row, time, row_number() over () as n from ${events}),
said as (
	select e.person, e.journey, e.channel, x.topic, e.time, e.n
	from numbered e join (${column(topic, sources)}) x on x.source = e.source and x.row = e.row
	where e.channel is not null and x.topic is not null)
${again(hours)}`;
}

function again(hours: number): string {
	return `select person, journey, before, channel, topic
from (select person, journey, channel, topic, time,
		lag(channel) over earlier as before, lag(time) over earlier as time_before
	from said window earlier as (partition by person, topic order by n))
where before <> channel and epoch_us(time) - epoch_us(time_before) <= ${integer(hours * HOUR)}`;
}

/** SQL: (source, row, topic) of all sources that have the column. */
function column(topic: string, sources: readonly Source[]): string {
	const each = sources.flatMap((source, at) =>
		source.columns.some((one) => one.name === topic && one.role.role !== 'ignore')
			? [
					`select ${integer(at)} as source, row, ${name(topic)}::varchar as topic from ${loadTables(source).rows}`
				]
			: []
	);
	return each.length > 0
		? each.join(' union all ')
		: 'select 0 as source, 0 as row, null::varchar as topic where false';
}
