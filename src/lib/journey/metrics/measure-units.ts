import { unitsWithin } from '../units';
import type { Measure, MeasureOf } from './measure';
import { amountUnits } from './cost';
import { effortUnits } from './effort';
import { resolutionUnits } from './fcr';
import { flagged, type MeasureFrame } from './measure-frame';
import { betweenUnits, durationUnits, dwellUnits, pauseUnits } from './measure-times';
import { answers } from './nps';

/**
 * What a measure counts, one row each: `person` and `journey` (null where it is not of one), `began` TIMESTAMP
 * when it began, `value` DOUBLE, null where it is left out; rates are 0 or 1. Where durations may not be
 * over, also `open` BOOLEAN.
 */
export function measureUnits(measure: Measure, frame: MeasureFrame): string {
	const { t } = frame;
	switch (measure.kind) {
		case 'people':
		case 'journeys':
			return `select person, journey, start_time as began, 1::double as value from ${t.journeys}`;
		case 'interactions':
			return `select person, journey, time as began, 1::double as value from ${t.events}`;
		case 'conversion':
			return conversionUnits(measure, frame);
		case 'outcome':
			return `select person, journey, start_time as began,
	case when outcome is distinct from 'open' and not open then (outcome is not distinct from '${measure.outcome}')::integer::double end as value
from ${t.journeys}`;
		case 'containment':
			return containmentUnits(measure, frame);
		case 'nps':
		case 'csat':
		case 'ces':
			return answers(measure, frame);
		case 'resolution':
			return resolutionUnits(measure, frame);
		case 'duration':
			return durationUnits(frame);
		case 'between':
			return betweenUnits(measure, frame);
		case 'dwell':
			return dwellUnits(measure, frame);
		case 'pause':
			return pauseUnits(frame);
		case 'effort':
			return effortUnits(measure, frame);
		case 'cost':
		case 'value':
			return amountUnits(measure, frame);
	}
}

function conversionUnits(
	{ unit, to, of }: MeasureOf<'conversion'>,
	{ context, journeys, segment, t }: MeasureFrame
): string {
	const { sources } = context;
	// As long as nothing is asked, nobody is known to have reached it.
	const share = (did: string) => (to.length === 0 ? 'null::double' : `(${did})::integer::double`);
	if (unit !== 'session') {
		const with_ = (match: typeof to) =>
			`${unit} in (select ${unit} from ${flagged(t.events, { hit: match }, t, sources)} where hit)`;
		const all =
			unit === 'journey'
				? `select person, journey, start_time as began from ${t.journeys}`
				: `select person, null::integer as journey, min(start_time) as began from ${t.journeys} group by person`;
		return `select *, ${share(with_(to))} as value from (${all})${of.length === 0 ? '' : ` where ${with_(of)}`}`;
	}
	const events = unitsWithin(context, { journeys, segment, unit }).events;
	return `select * exclude (entered) from (
	select any_value(person) as person, null::integer as journey, min(time) as began, ${share('bool_or(hit)')} as value,
		bool_or(enters) as entered
	from ${flagged(events, { hit: to, enters: of }, t, sources)} group by unit)
where entered`;
}

function containmentUnits(
	{ of, people }: MeasureOf<'containment'>,
	{ context, t }: MeasureFrame
): string {
	const had = (match: typeof of) =>
		`journey in (select journey from ${flagged(t.events, { hit: match }, t, context.sources)} where hit)`;
	return `select person, journey, start_time as began,
	${people.length === 0 ? 'null::double' : `case when not open then (not (${had(people)}))::integer::double end`} as value
from ${t.journeys}${of.length === 0 ? '' : ` where ${had(of)}`}`;
}
