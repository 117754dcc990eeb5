import { offsetsOf } from '$lib/import/zone';
import type { Settings } from '$lib/notebook/document';
import { integer } from '$lib/sql/quote';
import { localOfUtcSql } from '$lib/sql/zone';
import type { Context } from '../analysis';
import { MatchSql } from '../filter/match-sql';
import { ascends, periodSql } from './periods';
import type { EventMatch, Span } from './spec';
import { unitsWithin } from '../units';

export interface PeriodSettings {
	readonly journeys: string;
	readonly period: Span;
}

/**
 * SQL: the events between the instants of a relation `periods` (opens, closes), with their period and a flag
 * for each match: (person, period, …), in the total order of each person. Those that match nothing are left
 * out. With `begun` also whether it is the first event of its person that matches, in all the data.
 */
export function periodEvents(
	spec: PeriodSettings,
	segment: string,
	matches: Readonly<Record<string, EventMatch>>,
	context: Context,
	{ begun = false, since = true } = {}
): string {
	const { settings } = context;
	const t = unitsWithin(context, { journeys: spec.journeys, segment, unit: 'person' });
	const asked = Object.entries(matches);
	const narrow = asked.map(([, tests]) => tests).filter((tests) => tests.length > 0);
	const match = new MatchSql(context.sources, narrow);
	const flags = asked.map(
		([flag, tests]) => `${tests.length === 0 ? 'true' : match.predicate(tests)} as ${flag}`
	);
	const names = asked.map(([flag]) => flag);
	const any = narrow.length < asked.length ? '' : `where ${names.join(' or ')}`;
	const first = begun ? ', lag(person, 1, -1) over () <> person as begins' : '';
	const from = narrow.length === 0 ? `${t.events} e` : match.relation(t);
	const kept = ['person', ...names, ...(begun ? ['begins'] : [])].join(', ');
	const near = `select ${kept}, time, epoch_us(time) as micros
		from (select *${first} from (select e.person, e.time, ${flags.join(', ')} from ${from}) ${any}), periods
		where ${since ? 'time >= opens and ' : ''}time < closes`;
	return `select ${kept}, ${periodSql('local', spec.period, settings)} as period
	from (select *, ${localTime(settings)} as local from (${near}))`;
}

/** SQL: the local timestamp of `time`, whose microseconds are `micros`. */
function localTime(settings: Settings): string {
	const { first, transitions } = offsetsOf(settings.timeZone);
	const isUtc = first === 0 && transitions.length === 0;
	return isUtc ? 'time' : localOfUtcSql('micros', settings.timeZone);
}

/**
 * SQL: of a relation (person, period, …) the rows with which a person has had so many in a period: the first
 * of them unless told. `before` is the person and period of the event before, as `keySql` writes them, where
 * it is another period. One pass over rows that are in order.
 */
export function oncePerPeriod(events: string, span: Span, settings: Settings, times = 1): string {
	const key = keySql('person', 'period');
	const inOrder = ascends(span, settings) ? events : `${events} order by person, period`;
	const back = (rows: number) => `lag(key, ${integer(rows)}, -1::bigint) over ()`;
	const nth = times === 1 ? '' : `, ${back(times - 1)} as nth`;
	return `select * from (
		select *, ${back(times)} as before${nth} from (select *, ${key} as key from (${inOrder})))
	where before <> key${times === 1 ? '' : ' and nth = key'}`;
}

/** SQL: a person and a period as one number; that of the person's next period is greater by one. */
export function keySql(person: string, period: string): string {
	return `((${person}::bigint << 32) + ${period})`;
}
