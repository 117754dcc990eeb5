import { offsetsOf } from '$lib/import/zone';
import type { Settings } from '$lib/notebook/document';
import { localOfUtcSql } from '$lib/sql/zone';
import type { Build, Context } from '../analysis';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { flagged } from '../metrics/measure-frame';
import { journeysTables } from '../tables';
import { unitsWithin } from '../units';
import { ascends, periodSql } from './periods';
import type { EventMatch, Span } from './spec';

export interface PeriodSettings {
	readonly journeys: string;
	readonly period: Span;
}

/** Whether rows are read from the tables that the builds leave, or found anew where there are none. */
export type From = 'tables' | 'events';

/**
 * SQL: in which periods people had an event that matches, in all the data, as a relation (person, period, times,
 * before) in that order: how many times, and the person's period before, null where it is the first.
 */
export function activeRows(
	from: From,
	spec: PeriodSettings,
	segment: string,
	match: EventMatch,
	context: Context
): string {
	return from === 'tables'
		? keptActive(spec, segment, match, context).table('periods')
		: `(${activeQuery(spec, segment, match, context)})`;
}

/** SQL: a relation of one row, (begins, ends): the periods in which the data of everyone begins and ends. */
export function dataBounds(from: From, spec: PeriodSettings, context: Context): string {
	return from === 'tables'
		? keptBounds(spec, context).table('bounds')
		: `(${boundsQuery(spec, context)})`;
}

/** Makes the tables of those segments and matches; cells that ask for the same share them. */
export function activeBuilds(
	spec: PeriodSettings,
	segments: readonly string[],
	matches: readonly EventMatch[],
	context: Context
): readonly Build[] {
	const active = segments.flatMap((segment) =>
		matches.map((match) => {
			const query = activeQuery(spec, segment, match, context);
			return keptBuild(keptActive(spec, segment, match, context), [
				{ what: 'periods', name: 'active periods', query }
			]);
		})
	);
	const bounds = keptBuild(keptBounds(spec, context), [
		{ what: 'bounds', name: 'bounds', query: boundsQuery(spec, context) }
	]);
	return [bounds, ...active];
}

function keptActive(spec: PeriodSettings, segment: string, match: EventMatch, context: Context) {
	const of = eventsKey(context, spec.journeys, segment);
	return keptUnder('active', { of, match, ...calendarOf(spec, context) });
}

function keptBounds(spec: PeriodSettings, context: Context) {
	const of = eventsKey(context, spec.journeys, '');
	return keptUnder('data', { of, ...calendarOf(spec, context) });
}

/** What says which period an instant is in. */
function calendarOf({ period }: PeriodSettings, { settings }: Context) {
	const { timeZone, weekStart } = settings;
	return { period, timeZone, weekStart: period === 'week' ? weekStart : '' };
}

function boundsQuery({ journeys, period }: PeriodSettings, context: Context): string {
	const periodOf = (micros: string) =>
		periodSql(localOfUtcSql(micros, context.settings.timeZone), period, context.settings);
	return `select ${periodOf('starts')} as begins, ${periodOf('stops')} as ends
from (select epoch_us(min(start_time)) as starts, epoch_us(max(end_time)) as stops
	from ${journeysTables(context.keyOf(journeys)).journeys})
where starts is not null`;
}

function activeQuery(
	{ journeys, period }: PeriodSettings,
	segment: string,
	match: EventMatch,
	context: Context
): string {
	const { settings } = context;
	const t = unitsWithin(context, { journeys, segment, unit: 'person' });
	const events =
		match.length === 0
			? t.events
			: `(from ${flagged(t.events, { counts: match }, t, context.sources)} where counts)`;
	const keyed = `select person, period, ((person::bigint << 32) + period) as key
			from (select person, ${periodSql('local', period, settings)} as period
				from (select person, ${localTime(settings)} as local from (select person, time, epoch_us(time) as micros from ${events})))`;
	// Joins do not keep to the order of events, and clocks once went back into an earlier period.
	const inOrder = segment === '' && match.length === 0 && ascends(period, settings);
	const ordered = inOrder ? keyed : `${keyed} order by key`;
	// One pass over rows in order: the last of each period stays.
	return `select person, period, (n - lag(n, 1, 0::bigint) over ())::integer as times,
	case when lag(person) over () = person then lag(period) over () end as before
from (select person, period, n
	from (select person, period, key, row_number() over () as n, lead(key, 1, -1::bigint) over () as next
		from (${ordered}))
	where next <> key)`;
}

/** SQL: the local timestamp of `time`, whose microseconds are `micros`. */
function localTime(settings: Settings): string {
	const { first, transitions } = offsetsOf(settings.timeZone);
	const isUtc = first === 0 && transitions.length === 0;
	return isUtc ? 'time' : localOfUtcSql('micros', settings.timeZone);
}
