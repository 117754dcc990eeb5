import type { Context } from '../analysis';
import { endsAny } from '../journeys/rows';
import { durationsTable } from '../metrics/durations';
import { flagged } from '../metrics/measure-frame';
import { journeysTables } from '../tables';
import type { TimingSpec } from './spec';
import { unitsWithin } from '../units';
import { journeysSpecOf } from '../within';

/** Whether journeys are seen until they end: not where what ends later than its time counts. */
function endsAtLast(context: Context, journeys: string): boolean {
	const spec = journeysSpecOf(context, journeys);
	return !spec.collapse && !endsAny(spec);
}

/** Whether the clock of whole journeys starts with them, so that how long they last is all there is to ask. */
export function readsDurations({ unit, from, journeys }: TimingSpec, context: Context): boolean {
	return unit === 'journey' && from.length === 0 && endsAtLast(context, journeys);
}

/** SQL: the units by their times, (seconds, happened, units) in ascending order. */
export function timedCounts(spec: TimingSpec, segment: string, context: Context): string {
	const counted = readsDurations(spec, context)
		? fromDurations(spec, segment, context)
		: `select seconds, happened, count(*)::integer as units from (${timedUnits(spec, segment, context)}) group by seconds, happened`;
	// Two groups are tested at the times of both.
	return spec.compare === '' ? gathered(counted) : `${counted} order by seconds, happened`;
}

/** All journeys as if it had happened to none, and those to whom it did moved to where it did. */
function fromDurations(spec: TimingSpec, segment: string, context: Context): string {
	const { t, came } = stops(spec, segment, context);
	return `with came as (${came}),
moved as (
	select epoch_us(until) - epoch_us(start_time) as after, epoch_us(end_time) - epoch_us(start_time) as micros
	from ${t.journeys} j join came c on c.unit = j.journey)
select micros / 1e6 as seconds, happened, sum(units)::integer as units
from (select micros, false as happened, units from ${durationsTable(context, spec.journeys, segment)}
	union all select after, true, count(*) from moved group by after
	union all select micros, false, -count(*) from moved group by micros)
group by micros, happened having sum(units) > 0`;
}

/**
 * SQL: the same with those together who were no longer seen between two times at which it happened: at each of
 * these as many are left. The first time, the last, and those at which it also happened stay as they are.
 */
function gathered(counted: string): string {
	return `with counted as (${counted}),
placed as (
	select *, sum(happened::integer) over (rows unbounded preceding) as passed, lag(seconds) over () as before
	from (from counted order by seconds, happened desc))
select max(seconds) as seconds, happened, sum(units)::integer as units
from placed, (select max(seconds) as last from counted)
group by happened, passed, case when happened or before is null or before = seconds or seconds = last then seconds end
order by seconds, happened`;
}

/** Of units whose clock starts with them: the first event of each that stops it, as (unit, until). */
function stops(spec: TimingSpec, segment: string, context: Context) {
	const { journeys, unit, to } = spec;
	const t = unitsWithin(context, { journeys, segment, unit });
	const marked = flagged(t.events, { b: to }, t, context.sources);
	return {
		t,
		came: `select unit, min(time) as until from ${marked} where ${stopsSql(spec, t.touchpoints)} group by unit`
	};
}

function stopsSql({ to, outcome }: TimingSpec, touchpoints: string): string {
	const ends = outcome === 'success' ? 'succeeds' : 'fails';
	return to.length > 0
		? 'b'
		: `coalesce((select list(${ends} order by code) from ${touchpoints})[touchpoint + 1], false)`;
}

/**
 * SQL: one row a unit whose clock started, (person, journey, seconds DOUBLE, happened BOOLEAN). To whom it did
 * not happen is seen until the last event of the journey or session; a person until the end of the data.
 */
export function timedUnits(spec: TimingSpec, segment: string, context: Context): string {
	const { journeys, unit, from, to } = spec;
	const t = unitsWithin(context, { journeys, segment, unit });
	const all = journeysTables(context.keyOf(journeys));
	const whole = unit === 'person' || (unit === 'journey' && endsAtLast(context, journeys));
	const seen =
		unit === 'person'
			? `(select max(end_time) from ${all.journeys})`
			: whole
				? 's.end_time'
				: 's.seen';
	const lasts =
		unit === 'person'
			? ''
			: ` join ${whole ? `${t.journeys} s on s.journey = b.unit` : 'last_seen s on s.unit = b.unit'}`;
	const seconds = `(epoch_us(coalesce(c.until, ${seen})) - epoch_us(b.began)) / 1e6 as seconds`;
	const rows = `select b.person, b.journey, ${seconds}, c.until is not null as happened
from started b${lasts} left join came c on c.unit = b.unit`;
	if (from.length === 0 && whole) {
		const began =
			unit === 'journey'
				? 'journey as unit, person, journey, start_time as began'
				: 'person as unit, person, any_value(journey) as journey, min(start_time) as began';
		return `with started as (select ${began} from ${t.journeys}${unit === 'person' ? ' group by person' : ''}),
came as (${stops(spec, segment, context).came})
${rows}`;
	}
	const numbered = `(select *, (row_number() over ())::integer as n from ${t.events})`;
	const marked = flagged(numbered, { a: from, b: to }, t, context.sources);
	// What starts the clock cannot stop it, unless it is no more than the beginning.
	const later = from.length === 0 ? '>=' : '>';
	return `with marked as (select * from (
	select unit, person, journey, n, time, a, ${stopsSql(spec, t.touchpoints)} as b from ${marked})${whole ? ' where a or b' : ''}),
started as (select unit, any_value(person) as person, any_value(journey) as journey, min(n) as n, min(time) as began from marked where a group by unit),
came as (select m.unit, min(m.time) as until from marked m join started s on s.unit = m.unit and m.n ${later} s.n where m.b group by m.unit)${
		whole
			? ''
			: `,
last_seen as (select unit, max(time) as seen from marked group by unit)`
	}
${rows}`;
}
