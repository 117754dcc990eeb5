import type { Context } from '../analysis';
import type { ChannelsSpec, Side } from './spec';
import { everyone, journeysOf } from './turns';
import { integer, literal } from '$lib/sql/quote';
import { unitsWithin } from '../units';

const DAY = 86_400_000_000;

/**
 * SQL: a row a unit of a side that began in self-service, (person, journey, channel, helped, late): `helped` is
 * the first assisted channel that its person came to within the days, null where there was none; `late` says
 * that the days were not over when the data ended. Where people went is read from all of their journeys.
 */
export function starts(spec: ChannelsSpec, context: Context, side: Side): string {
	const all = everyone(spec, context);
	const ordered =
		spec.unit === 'session'
			? unitsWithin(context, { journeys: spec.journeys, unit: 'session', segment: '' }).events
			: all.events;
	const begins = spec.unit === 'journey' ? 'step = 1' : 'unit is distinct from lag(unit) over ()';
	const days = integer(spec.days * DAY);
	const is = (names: readonly string[]) => saysOf(all.channels, names);
	const within =
		spec[side] === '' ? '' : ` and journey in ${journeysOf(spec, context, spec[side])}`;
	// The next assisted event after a start is the one whose number is one more than those before it.
	return `with picked as (
	select person, journey, channel, epoch_us(time) as micros, assisted, sum(assisted::integer) over (rows unbounded preceding) as helps
	from (select person, journey, channel, time, begins, coalesce(${is(spec.assisted)}[channel + 1], false) as assisted
		from (select person, journey, channel, time, ${begins} as begins from ${ordered}))
	where assisted or begins and coalesce(${is(spec.selfService)}[channel + 1], false)),
helping as (select person, channel, micros, helps from picked where assisted)
select b.person, b.journey, b.channel, h.channel as helped,
	b.micros + ${days} > (select epoch_us(max(time)) from ${all.events}) as late
from picked b left join helping h on h.helps = b.helps + 1 and h.person = b.person and h.micros <= b.micros + ${days}
where not b.assisted${within}`;
}

/** SQL: for each code of a channel whether it is one of these, as a list that a code + 1 finds its place in. */
function saysOf(channels: string, names: readonly string[]): string {
	const one = names.length === 0 ? 'false' : `name in (${names.map(literal).join(', ')})`;
	return `(select list(${one} order by code) from ${channels})`;
}
