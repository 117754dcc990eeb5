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
	const is = (names: readonly string[]) =>
		names.length === 0
			? 'false'
			: `coalesce(channel in (select code from ${all.channels} where name in (${names.map(literal).join(', ')})), false)`;
	const told = `(select person, journey, channel, time, ${is(spec.assisted)} as assisted, ${begins} and ${is(spec.selfService)} as starts
		from ${ordered})`;
	const within =
		spec[side] === '' ? '' : ` where b.journey in ${journeysOf(spec, context, spec[side])}`;
	// The assisted events before a start are the rows before it less the starts before it: a running sum would
	// say so too, at twenty times the price of a row's number. Looked up by that number alone, whoever they are of.
	return `with picked as (
	select person, journey, channel, epoch_us(time) as micros, assisted, row_number() over () as n
	from ${inOrder(told)} where assisted or starts),
begun as (
	select person, journey, channel, micros, n - row_number() over () + 1 as next from ${inOrder('picked')} where not assisted),
helping as (select person, channel, micros, row_number() over () as n from ${inOrder('picked')} where assisted)
select b.person, b.journey, b.channel, case when h.person = b.person then h.channel end as helped,
	case when h.person = b.person then ((h.micros - b.micros + ${DAY - 1}) // ${DAY})::integer end as after,
	(((select epoch_us(max(time)) from ${all.events}) - b.micros) // ${DAY})::integer as seen
from begun b left join helping h on h.n = b.next${within}`;
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
