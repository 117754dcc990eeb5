import type { Build, Context } from '../analysis';
import type { ChannelsSpec, Side } from './spec';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { unitsWithin } from '../units';
import { journeysSpecOf, tablesWithin } from '../within';

/** The tables of one side of the comparison, its events with their `unit`. */
export function sideOf(spec: ChannelsSpec, context: Context, side: Side) {
	const { journeys, unit } = spec;
	return unitsWithin(context, { journeys, unit, segment: spec[side] });
}

/** The tables of everyone, events in the order in which each person did them. */
export function everyone({ journeys }: ChannelsSpec, context: Context) {
	return unitsWithin(context, { journeys, unit: 'person', segment: '' });
}

function keptTurns(spec: ChannelsSpec, context: Context, side: Side) {
	const of = eventsKey(context, spec.journeys, spec[side]);
	return keptUnder('channels', { of, unit: spec.unit });
}

/** The tables of what is said of a side's units; columns as in `turnsBuild`. */
export function turnsTables(spec: ChannelsSpec, context: Context, side: Side) {
	const { table } = keptTurns(spec, context, side);
	return {
		totals: table('totals'),
		counts: table('counts'),
		used: table('used'),
		handovers: table('handovers'),
		success: table('success')
	};
}

/**
 * Counts what a side's units did, once for all settings that leave it as it is: `totals` (people, units); `counts`
 * (channels, units), of units of several channels; `used` (channel, units, begun); `handovers` (before, channel,
 * handovers, units, microseconds, median), times in microseconds; where success is defined, `success` (before,
 * channel, journeys, succeeded).
 */
export function turnsBuild(spec: ChannelsSpec, context: Context, side: Side): Build {
	const { events, journeys, touchpoints } = sideOf(spec, context, side);
	const kept = keptTurns(spec, context, side);
	const [moves, each] = [kept.table('moves'), kept.table('each')];
	const people =
		spec[side] === ''
			? begins('person', journeys)
			: `select count(distinct person) from ${journeys}`;
	const units =
		spec.unit === 'journey'
			? `select count(*) from ${journeys}`
			: spec.unit === 'person'
				? people
				: begins('unit', events);
	const succeeds = journeysSpecOf(context, spec.journeys).success.length > 0;
	return keptBuild(kept, [
		{
			what: 'moves',
			name: 'hand-overs',
			query: `from (${turns(events)}) where before is not null`,
			passing: true
		},
		{
			what: 'each',
			name: 'channels of each',
			// Only of units that change channel is anything to be looked up: the others stay where they began.
			query: `select distinct unit, channel from (select unit, channel from ${moves} union all select unit, before from ${moves})`,
			passing: true
		},
		{
			what: 'totals',
			name: 'totals',
			query: `select (${people})::integer as people, (${units})::integer as units`
		},
		{
			what: 'counts',
			name: 'counts',
			query: `select channels, count(*)::integer as units from (
	select unit, count(*)::integer as channels from ${each} group by unit) group by channels`
		},
		{ what: 'used', name: 'channels', query: used(events, moves, each) },
		{
			what: 'handovers',
			name: 'hand-overs by channel',
			query: `select before, channel, count(*)::integer as handovers, count(distinct unit)::integer as units,
	sum(waited)::double as microseconds, quantile_cont(waited, 0.5)::double as median
from ${moves} group by before, channel`
		},
		...(succeeds
			? [
					{
						what: 'success',
						name: 'success',
						query: success(events, journeys, touchpoints, moves)
					}
				]
			: [])
	]);
}

function used(events: string, moves: string, each: string): string {
	return `with begun as (
	${begun(events)}),
moved as (select before as channel from (
	select before, unit is distinct from lag(unit) over () as first from ${moves}) where first),
changes as (
	select channel, units, 0 as moved from begun
	union all select channel, 0, -count(*)::integer from moved group by channel
	union all select channel, 0, count(*)::integer from ${each} group by channel)
select channel, sum(units + moved)::integer as units, sum(units)::integer as begun from changes group by channel`;
}

function success(events: string, journeys: string, touchpoints: string, moves: string): string {
	return `with firsts as (select before, channel, journey, min(n) as n from ${moves} group by all),
successes as (
	${lastSuccess(events, touchpoints)}),
judged as (
	select f.before, f.channel, coalesce(s.last >= f.n, false) as succeeded, j.open
	from firsts f join ${journeys} j on j.journey = f.journey left join successes s on s.journey = f.journey)
select before, channel, count(*)::integer as journeys, count(*) filter (succeeded)::integer as succeeded
from judged where succeeded or not open group by before, channel`;
}

/** SQL: how many there are of what lies together. */
function begins(column: string, rows: string): string {
	return `select count(*) from (select ${column} is distinct from lag(${column}) over () as begins from ${rows}) where begins`;
}

/** SQL: the journeys of a segment; what somebody else's rows say of them may lie in any journey. */
export function journeysOf({ journeys }: ChannelsSpec, context: Context, segment: string): string {
	return `(select journey from ${tablesWithin(context, journeys, segment).journeys})`;
}

/**
 * SQL: rows that begin a unit or a stretch in one channel, (unit, journey, channel, n, before, waited):
 * `before` is the channel that the unit comes from, null where the unit begins; `waited` the microseconds
 * since the last event there; `n` the row's place among all. Events without a channel are passed over.
 */
export function turns(events: string): string {
	return `select unit, journey, channel, n, case when same then other end as before,
		case when same then epoch_us(time) - epoch_us(other_time) end as waited
	from (select unit, journey, channel, time, n, coalesce(lag(unit) over () = unit, false) as same,
			lag(channel) over () as other, lag(time) over () as other_time
		from (select unit, journey, channel, time, row_number() over () as n from ${events})
		where channel is not null)
	where not same or other <> channel`;
}

/** SQL: how many units begin in each channel, by their first event with one: (channel, units). */
function begun(events: string): string {
	return `select channel, count(*)::integer as units
	from (select channel, unit is distinct from lag(unit) over () as begins from (
		select unit, channel from ${events} where channel is not null))
	where begins group by channel`;
}

/** SQL: each journey's last event at a touchpoint that means success, by its place among all. */
function lastSuccess(events: string, touchpoints: string): string {
	return `select journey, max(n) as last from (
		select journey, touchpoint, row_number() over () as n from ${events})
	where touchpoint in (select code from ${touchpoints} where succeeds) group by journey`;
}
