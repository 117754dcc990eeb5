import * as v from 'valibot';
import type { Context } from './analysis';
import { gap } from './journeys/cut';
import { journeysSpecOf, tablesWithin } from './within';

export const UNITS = ['journey', 'session', 'person'] as const;
/** Whose events are followed one after the other. */
export const unitSchema = v.picklist(UNITS);
export type Unit = v.InferOutput<typeof unitSchema>;

/** A new session begins after a gap longer than this. */
const SESSION_MINUTES = 30;

export interface UnitSettings {
	/** The journeys cell whose events are followed. */
	readonly journeys: string;
	/** The segment cell that narrows them; empty for all. */
	readonly segment: string;
	readonly unit: Unit;
}

/**
 * The tables of a journeys cell within a segment, `events` with one column more: `unit` INTEGER, the journey,
 * the person or the number of the session. A unit's events lie together, in the total order; sessions are cut
 * from what a person did in these journeys. Throws `SpecError` as `tablesWithin`.
 */
export function unitsWithin(context: Context, settings: UnitSettings) {
	const t = tablesWithin(context, settings.journeys, settings.segment);
	if (settings.unit === 'journey')
		return { ...t, events: `(select *, journey as unit from ${t.events})` };
	// Cases of one person may overlap: there alone the table is not in the order of time.
	const byPerson =
		journeysSpecOf(context, settings.journeys).cut.by === 'case'
			? `(from ${t.events} order by person, time, source, row)`
			: t.events;
	if (settings.unit === 'person')
		return { ...t, events: `(select *, person as unit from ${byPerson})` };
	const events = `(select * exclude (begins), (sum(begins::integer) over (rows unbounded preceding))::integer - 1 as unit
	from (select *, coalesce(person <> lag(person) over () or time - lag(time) over () > ${gap(SESSION_MINUTES)}, true) as begins
		from ${byPerson}))`;
	return { ...t, events };
}
