import type { Context } from '../analysis';
import type { ChannelsSpec, Side } from './spec';
import { listOf } from '../journeys/names';
import { unitsWithin } from '../units';
import { tablesWithin } from '../within';

/** The tables of one side of the comparison, its events with their `unit`. */
export function sideOf(spec: ChannelsSpec, context: Context, side: Side) {
	const { journeys, unit } = spec;
	return unitsWithin(context, { journeys, unit, segment: spec[side] });
}

/** The tables of everyone, events in the order in which each person did them. */
export function everyone({ journeys }: ChannelsSpec, context: Context) {
	return unitsWithin(context, { journeys, unit: 'person', segment: '' });
}

/** The table of a side's changes of channel: rows of `turns` that come from another. */
export function movesTable({ key }: Context, side: Side): string {
	return `channels_${side}_${key.slice(0, 16)}`;
}

/** SQL: the journeys of a side; what somebody else's rows say of them may lie in any journey. */
export function journeysOf({ journeys }: ChannelsSpec, context: Context, segment: string): string {
	return `(select journey from ${tablesWithin(context, journeys, segment).journeys})`;
}

/**
 * SQL: rows that begin a unit or a stretch in one channel, (unit, journey, channel, time, n, before, waited):
 * `before` is the channel that the unit comes from, null where the unit begins; `waited` the microseconds
 * since the last event there; `n` the row's place among all. Events without a channel are passed over.
 */
export function turns(events: string): string {
	return `select unit, journey, channel, time, n, case when same then other end as before,
		case when same then epoch_us(time) - epoch_us(other_time) end as waited
	from (select unit, journey, channel, time, n, coalesce(lag(unit) over () = unit, false) as same,
			lag(channel) over () as other, lag(time) over () as other_time
		from (select unit, journey, channel, time, row_number() over () as n from ${events})
		where channel is not null)
	where not same or other <> channel`;
}

/** SQL: how many units begin in each channel, by their first event with one: (channel, units). */
export function begun(events: string): string {
	return `select channel, count(*)::integer as units
	from (select channel, unit is distinct from lag(unit) over () as begins from (
		select unit, channel from ${events} where channel is not null))
	where begins group by channel`;
}

/** SQL: each journey's last event at a touchpoint that means success, by its place among all. */
export function lastSuccess(events: string, touchpoints: string): string {
	return `select journey, max(n) as last from (
		select journey, n, ${listOf(touchpoints, 'succeeds')}[touchpoint + 1] as succeeds
		from (select journey, touchpoint, row_number() over () as n from ${events}))
	where succeeds group by journey`;
}
