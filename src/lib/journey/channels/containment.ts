import { integer, literal } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { inOrder } from '../in-order';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import type { ChannelsSpec, Side } from './spec';
import { everyone, journeysOf } from './turns';
import { unitsWithin } from '../units';

const DAY = 86_400_000_000;

/**
 * SQL: a row a unit of a side that began in self-service, (person, journey, channel, helped, after, seen): `helped`
 * is the first assisted channel that its person came to, `after` so many days, a begun one counted whole; null
 * where there was none; `seen` are the whole days until the data ended. Where people went is read from all of
 * their journeys.
 */
export function starts(spec: ChannelsSpec, context: Context, side: Side): string {
	const all = everyone(spec, context);
	const ordered =
		spec.unit === 'session'
			? unitsWithin(context, { journeys: spec.journeys, unit: 'session', segment: '' }).events
			: all.events;
	const begins = spec.unit === 'journey' ? 'step = 1' : 'unit is distinct from lag(unit) over ()';
	const is = (names: readonly string[]) => saysOf(all.channels, names);
	const within =
		spec[side] === '' ? '' : ` and journey in ${journeysOf(spec, context, spec[side])}`;
	// The assisted events before a start are the rows before it less the starts before it: a running sum would
	// say so too, at twenty times the price of a row's number.
	return `with picked as (
	select person, journey, channel, epoch_us(time) as micros, assisted, row_number() over () as n
	from (select person, journey, channel, time, begins, coalesce(${is(spec.assisted)}[channel + 1], false) as assisted
		from (select person, journey, channel, time, ${begins} as begins from ${inOrder(ordered)}))
	where assisted or begins and coalesce(${is(spec.selfService)}[channel + 1], false)),
begun as (
	select person, journey, channel, micros, n - row_number() over () + 1 as next from picked where not assisted),
helping as (select person, channel, micros, row_number() over () as n from picked where assisted)
select b.person, b.journey, b.channel, h.channel as helped, ((h.micros - b.micros + ${DAY - 1}) // ${DAY})::integer as after,
	(((select epoch_us(max(time)) from ${all.events}) - b.micros) // ${DAY})::integer as seen
from begun b left join helping h on h.n = b.next and h.person = b.person
where true${within}`;
}

/** SQL: of rows with those columns, what the days make of them: (…, helped, late). */
export function judged(rows: string, { days }: Pick<ChannelsSpec, 'days'>): string {
	const within = integer(days);
	return `select * replace (case when after <= ${within} then helped end as helped), seen < ${within} as late from ${rows}`;
}

function keptStarts(spec: ChannelsSpec, context: Context, side: Side) {
	const { unit, selfService, assisted } = spec;
	const of = eventsKey(context, spec.journeys, spec[side]);
	const lists = [selfService, assisted].map((names) => [...new Set(names)].sort());
	return keptUnder('channels', { of, unit, lists });
}

/** The table of a side's starts, counted: (channel, helped, after, seen, units). */
export function startsTable(spec: ChannelsSpec, context: Context, side: Side): string {
	return keptStarts(spec, context, side).table('starts');
}

/** Finds what became of all starts once, for any number of days. */
export function startsBuild(spec: ChannelsSpec, context: Context, side: Side): Build {
	return keptBuild(keptStarts(spec, context, side), [
		{
			what: 'starts',
			name: 'starts',
			query: `select channel, helped, after, seen, count(*)::integer as units
from (${starts(spec, context, side)}) group by all`
		}
	]);
}

/** SQL: for each code of a channel whether it is one of these, as a list that a code + 1 finds its place in. */
function saysOf(channels: string, names: readonly string[]): string {
	const one = names.length === 0 ? 'false' : `name in (${names.map(literal).join(', ')})`;
	return `(select list(${one} order by code) from ${channels})`;
}
