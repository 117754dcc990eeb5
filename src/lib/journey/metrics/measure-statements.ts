import type { Build, Statement } from '../analysis';
import { durationsAround, durationsBuild, durationsTable } from './durations';
import { formOf, shareOf, type Measure } from './measure';
import { flagged, type MeasureFrame } from './measure-frame';
import { measureUnits } from './measure-units';
import { periodUnits } from './period';
import { ascends } from '../periods/periods';
import { journeysSpecOf } from '../within';

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
	const short =
		every === undefined ? shortcut(measure, frame) : datedShortcut(measure, frame, every);
	if (short !== undefined) return { name, sql: short };
	const period = every === undefined ? '0' : 'epoch_us(period)';
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

/** SQL: the same over all where it needs no row a unit; undefined for what does. */
function shortcut(measure: Measure, frame: MeasureFrame): string | undefined {
	const { context, journeys, segment, t } = frame;
	switch (measure.kind) {
		case 'people':
			return `select 0 as period, (${peopleOf(frame)})::double as n`;
		case 'conversion': {
			const { unit, to, of } = measure;
			if (unit === 'session' || of.length > 0 || to.length === 0) return undefined;
			const all = unit === 'journey' ? `select count(*) from ${t.journeys}` : peopleOf(frame);
			const hits = `select count(distinct ${unit}) from ${flagged(t.events, { hit: to }, t, context.sources)} where hit`;
			return `select 0 as period, value::double as value, false as open, units::integer as units
from (select unnest([0, 1]) as value, unnest([every - hits, hits]) as units from (select (${all}) as every, (${hits}) as hits))
where units > 0 order by value`;
		}
		case 'duration':
			return formOf(measure) === 'quantile'
				? `select 0 as period, * from (${durationsAround(durationsTable(context, journeys, segment), shareOf(measure))})`
				: undefined;
		default:
			return undefined;
	}
}

/** SQL: the same by period: where somebody's journeys follow each other, people need not be told apart. */
function datedShortcut(measure: Measure, frame: MeasureFrame, every: Every): string | undefined {
	const { context, journeys, segment } = frame;
	const follow =
		segment === '' &&
		journeysSpecOf(context, journeys).cut.by !== 'case' &&
		ascends(every, context.settings);
	if (measure.kind !== 'people' || !follow) return undefined;
	return `select epoch_us(period) as period, count(*)::double as n
from (select period, person is distinct from lag(person) over () or period is distinct from lag(period) over () as another
	from (${dated(measure, frame, every)}))
where another group by all order by all`;
}

/** The tables that the shortcuts read. */
export function measureBuilds(measure: Measure, frame: MeasureFrame, every?: Every): Build[] {
	const { context, journeys, segment } = frame;
	return every === undefined && measure.kind === 'duration' && formOf(measure) === 'quantile'
		? [durationsBuild(context, journeys, segment)]
		: [];
}

/** SQL: how many people there are. Those of all lie together. */
function peopleOf({ segment, t }: MeasureFrame): string {
	return segment === ''
		? `select count(*) from (select person is distinct from lag(person) over () as begins from ${t.journeys}) where begins`
		: `select count(distinct person) from ${t.journeys}`;
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
