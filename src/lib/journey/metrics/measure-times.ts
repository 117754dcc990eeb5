import { literal } from '$lib/sql/quote';
import { endsAny } from '../journeys/rows';
import type { MeasureOf } from './measure';
import { flagged, type MeasureFrame } from './measure-frame';
import { journeysSpecOf } from '../within';

const seconds = (from: string, to: string) => `(epoch_us(${to}) - epoch_us(${from})) / 1e6`;

/** From the first event to the end of the last; one that may go on lasts at least so long. */
export function durationUnits({ t }: MeasureFrame): string {
	return `select person, journey, start_time as began, ${seconds('start_time', 'end_time')} as value, open from ${t.journeys}`;
}

/** From the first A of a journey to the first B that is later in the order; null where none is. */
export function betweenUnits(
	{ from, to }: MeasureOf<'between'>,
	{ t, context }: MeasureFrame
): string {
	const marked = flagged(t.events, { a: from, b: to }, t, context.sources);
	return `with marked as (select person, journey, step, time, a, b from ${marked} where a or b),
entered as (select journey, any_value(person) as person, min(step) as step, min(time) as began from marked where a group by journey),
came as (select m.journey, min(m.time) as until from marked m join entered g on g.journey = m.journey and m.step > g.step where m.b group by m.journey)
select g.person, g.journey, g.began, ${seconds('g.began', 'c.until')} as value from entered g left join came c on c.journey = g.journey`;
}

/**
 * Of the journeys that had the stage: the time from each of its events to the next event of the journey, or
 * to its own end. Not over where the journey may go on and was in the stage last.
 */
export function dwellUnits({ stage }: MeasureOf<'dwell'>, frame: MeasureFrame): string {
	const { t } = frame;
	const code = `(select code from ${t.stages} where name = ${literal(stage)})`;
	return `with stayed as (select journey, stage, time, coalesce(next_journey = journey, false) as goes_on,
		case when next_journey = journey then next_time else ${untilOf(frame)} end as until
	from (select *, lead(journey) over () as next_journey, lead(time) over () as next_time from ${t.events}))
select j.person, j.journey, s.began, s.value, j.open and s.last as open from ${t.journeys} j join (
	select journey, min(time) as began, sum(${seconds('time', 'until')})::double as value, bool_or(not goes_on) as last
	from stayed where stage = ${code} group by journey) s on s.journey = j.journey`;
}

/** The longest time without an event, in journeys of two or more. */
export function pauseUnits(frame: MeasureFrame): string {
	const { t } = frame;
	// Of events that may overlap, the one before is not always the last to be over.
	const sofar = 'partition by journey order by time, source, row';
	const pauses = lasts(frame)
		? `select journey, greatest(0, ${seconds(`max(until) over (${sofar} rows between unbounded preceding and 1 preceding)`, 'time')}) as pause,
			row_number() over (${sofar}) as place from ${t.events} qualify place > 1`
		: `select journey, case when lag(journey) over () = journey then ${seconds(`lag(${untilOf(frame)}) over ()`, 'time')} end as pause from ${t.events}`;
	return `select j.person, j.journey, j.start_time as began, p.value from ${t.journeys} j left join (
	select journey, max(pause)::double as value from (${pauses})
	group by journey) p on p.journey = j.journey`;
}

/** When an event was over: its time, where nothing says it. */
function untilOf(frame: MeasureFrame): string {
	return lasts(frame) || journeysSpecOf(frame.context, frame.journeys).collapse ? 'until' : 'time';
}

/** Whether events may last, and so overlap. */
function lasts({ context, journeys }: MeasureFrame): boolean {
	return endsAny(journeysSpecOf(context, journeys));
}
