import { integer } from '$lib/sql/quote';
import type { Context } from '../analysis';
import type { Field, Match } from '../filter/match';
import { MatchSql } from '../filter/match-sql';
import type { FunnelSpec } from './spec';
import { unitsWithin } from '../units';

/** The interactions of a funnel that matter, as SQL, and what the others are called by in it. */
export interface FunnelRows {
	/**
	 * Rows (n, unit, of sessions who, t, m0, m1, …) in the total order: `n` counts all interactions, `t` is microseconds,
	 * `m…` tells which matches hold; `h` is the value held constant, `v` the value of the breakdown; `after` is
	 * the code of what the unit did next, plus 2; 1 where that has no name; 0 or null where it did nothing more.
	 * What a unit did before its first step may be left out.
	 */
	readonly sql: string;
	/** The flag of a match. */
	flag(match: Match): string;
}

/** Cheaper than asking case by case. */
const AFTER = '(coalesce(next, -1) + 2) * (next_unit = unit)::integer';

/** The field whose value all steps of an attempt share. */
export function heldField({ hold, breakdown }: FunnelSpec): Field | undefined {
	return breakdown?.at === 'all' ? breakdown.field : hold;
}

/** Only interactions that match a step or an exclusion are kept; the rest is only counted. */
export function funnelRows(spec: FunnelSpec, context: Context, segment: string): FunnelRows {
	const t = unitsWithin(context, { journeys: spec.journeys, segment, unit: spec.unit });
	const matches = distinct([...spec.steps, ...spec.exclusions].map(({ match }) => match));
	const values = [
		...(heldField(spec) === undefined ? [] : [[heldField(spec), 'h'] as const]),
		...(spec.breakdown === undefined ? [] : [[spec.breakdown.field, 'v'] as const])
	].flatMap(([field, as]) => (field === undefined ? [] : [{ field, as }]));
	const asked = values.map(({ field }): Match => [{ field, op: 'not-empty' }]);
	const match = new MatchSql(context.sources, [...matches, ...asked]);
	// Journeys and people are the units themselves; who is behind a session is a person.
	const who = spec.unit === 'session' ? ', person as who' : '';
	const told = who === '' ? '' : ', who';
	const numbered = `(select unit${who}, (row_number() over ())::integer as n,
		lead(unit) over () as next_unit, lead(touchpoint) over () as next, time, touchpoint, channel, stage, source, row
	from ${t.events})`;
	const named = matches.every(isNamed);
	const events = named
		? `(select s.* from ${numbered} s join (${codes(matches, t.touchpoints)}) using (touchpoint))`
		: numbered;
	const columns = [
		...matches.map((one, i) => `${match.predicate(one)} as m${integer(i)}`),
		...values.map(({ field, as }) => `${match.value(field)} as ${as}`)
	];
	const flag = (one: Match) => {
		const key = JSON.stringify(one);
		return `m${matches.findIndex((other) => JSON.stringify(other) === key)}`;
	};
	const flags = matches.map((_, i) => `m${i}`);
	const found =
		values.length === 0 && matches.every(isOnlyNamed)
			? // The names alone tell: they are few, and asked once each.
				`select n, unit${told}, epoch_us(time) as t, next, next_unit, ${flags.join(', ')}
	from ${numbered} s join (${nameFlags(matches, t.touchpoints)}) using (touchpoint)`
			: `select * from (
	select e.n, e.unit${told}, epoch_us(e.time) as t, next, next_unit, ${columns.join(', ')}
	from ${match.relation({ ...t, events })}) where ${flags.join(' or ')} order by n`;
	const first = spec.steps[0]?.match ?? [];
	const entered = spec.order !== 'any' && isNamed(first);
	return {
		flag,
		sql: `select * exclude (next, next_unit), ${AFTER} as after from (${entered ? onceEntered(found, flag(first)) : found})`
	};
}

/** SQL: of rows in order those of units that have entered; units ascend. */
function onceEntered(rows: string, entry: string): string {
	return `select * exclude (entered) from (
	select *, max(unit) filter (${entry}) over (rows unbounded preceding) as entered from (${rows}))
	where entered = unit`;
}

function codes(matches: readonly Match[], touchpoints: string): string {
	const names = new MatchSql([], matches.map(namesOf));
	const any = matches.map((match) => names.predicate(namesOf(match))).join(' or ');
	return `select code as touchpoint from ${names.relation(asEvents(touchpoints))} where ${any}`;
}

/**
 * SQL: names of which some match holds, (touchpoint, m0, m1, …). They are made one list, as one row seems less than any
 * interactions: else a join turns round where there are fewer of these than of names, and gives them in their order.
 */
function nameFlags(matches: readonly Match[], touchpoints: string): string {
	const names = new MatchSql([], matches);
	const flags = matches.map((match, i) => `${names.predicate(match)} as m${i}`);
	return `select unnest(list(f), recursive := true)
	from (select code as touchpoint, ${flags.join(', ')} from ${names.relation(asEvents(touchpoints))}) f
	where ${matches.map((_, i) => `m${i}`).join(' or ')}`;
}

/** Every name once, as if each were of one event. */
function asEvents(touchpoints: string) {
	const events = `(select code, code as touchpoint from ${touchpoints})`;
	return { events, touchpoints, channels: touchpoints };
}

/** Whether a match names the touchpoints that it holds of. */
function isNamed(match: Match): boolean {
	return namesOf(match).length > 0;
}

function isOnlyNamed(match: Match): boolean {
	return isNamed(match) && namesOf(match).length === match.length;
}

function namesOf(match: Match): Match {
	return match.filter(
		(test) => test.field === 'touchpoint' && test.op === 'is' && test.values.length > 0
	);
}

function distinct(matches: readonly Match[]): Match[] {
	return [...new Map(matches.map((match) => [JSON.stringify(match), match])).values()];
}
