import type { MeasureOf } from './measure';
import { flagged, type MeasureFrame } from './measure-frame';
import { journeysSpecOf } from '../within';

/** What a journey takes of a customer, by journey. */
export function effortUnits(measure: MeasureOf<'effort'>, frame: MeasureFrame): string {
	const { t } = frame;
	if (measure.of === 'interactions')
		return `select person, journey, start_time as began, events::double as value from ${t.journeys}`;
	return `select j.person, j.journey, j.start_time as began, coalesce(e.value, 0)::double as value
from ${t.journeys} j left join (
	${perJourney(measure, frame)}) e on e.journey = j.journey`;
}

function perJourney({ of, contact }: MeasureOf<'effort'>, frame: MeasureFrame): string {
	const { t, context, journeys } = frame;
	switch (of) {
		case 'interactions':
			return `select journey, events as value from ${t.journeys}`;
		case 'contacts':
			return `select journey, count(*) as value from ${flagged(t.events, { hit: contact }, t, context.sources)} where hit group by journey`;
		case 'changes':
			// Only between two events that both have a channel.
			return `select journey, count(*) filter (changed) as value from (
		select journey, step > 1 and channel <> lag(channel) over () as changed from ${t.events}) group by journey`;
		case 'repeats':
			return journeysSpecOf(context, journeys).collapse
				? `select journey, sum(repeats - 1) as value from ${t.events} group by journey`
				: `select journey, count(*) filter (repeated) as value from ${t.events} group by journey`;
		case 'loops':
			// Each run of a touchpoint but its first is a return to it.
			return `select journey, sum(runs - 1) as value from (
		select journey, touchpoint, count(*) filter (not repeated) as runs from ${t.events} group by journey, touchpoint) group by journey`;
	}
}
