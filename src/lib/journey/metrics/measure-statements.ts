import type { Statement } from '../analysis';
import { formOf, type Measure } from './measure';
import type { MeasureFrame } from './measure-frame';
import { measureUnits } from './measure-units';
import { periodUnits } from './period';

export const EVERY = ['day', 'week', 'month'] as const;
export type Every = (typeof EVERY)[number];

/**
 * What a measure's number is made of, as one additive statement called `name`: over all, or by the period in
 * which a unit began, as microseconds of the notebook's clock. `decodeMeasure` reads it.
 */
export function measureStatement(
	measure: Measure,
	frame: MeasureFrame,
	name: string,
	every?: Every
): Statement {
	const period = every === undefined ? '0::bigint' : 'epoch_us(period)';
	const units = every === undefined ? unitsOfAll(measure, frame) : dated(measure, frame, every);
	const sql = (columns: string) => `select ${period} as period, ${columns}
from (${units}) group by all order by all`;
	switch (formOf(measure)) {
		case 'count':
			return {
				name,
				sql: sql(
					measure.kind === 'people'
						? 'count(distinct person)::double as n'
						: 'coalesce(sum(value), 0)::double as n'
				)
			};
		case 'mean':
		case 'total':
			return {
				name,
				sql: sql(`count(value)::integer as n, count(*)::integer as units,
	coalesce(sum(value), 0) as total, coalesce(sum(value * value), 0) as squares`)
			};
		default:
			return {
				name,
				sql: sql(
					`value, ${censors(measure) ? 'open' : 'false as open'}, count(*)::integer as units`
				)
			};
	}
}

/** Whether a measure's values may be of what is not over, and then are the least that it can be. */
export function censors(measure: Measure): boolean {
	return measure.kind === 'duration' || measure.kind === 'dwell';
}

/** Interactions need no row each where all are counted. */
function unitsOfAll(measure: Measure, frame: MeasureFrame): string {
	return measure.kind === 'interactions'
		? `select person, events as value from ${frame.t.journeys}`
		: measureUnits(measure, frame);
}

function dated(measure: Measure, frame: MeasureFrame, every: Every): string {
	return `select * from ${periodUnits(`(${measureUnits(measure, frame)})`, every, frame.context.settings)}`;
}

/** From when to when there is data, of everyone: microseconds. */
export function rangeStatement(frame: MeasureFrame, name: string): Statement {
	return {
		name,
		sql: `select epoch_us(min(start_time)) as first, epoch_us(max(end_time)) as last from ${frame.all.journeys}`
	};
}
