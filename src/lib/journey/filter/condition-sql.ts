import type { Source } from '$lib/import/source';
import type { Behind } from '../analysis';
import type { BehindRef } from './behind-ref';
import { integer, literal } from '$lib/sql/quote';
import { leavesOf, matchesOf, type Condition, type Leaf } from './condition';
import type { Match } from './match';
import { MatchSql, type EventTables } from './match-sql';
import { patternOf, symbolSql } from './sequence';

/** Whom a condition is asked of. */
export type Unit = 'person' | 'journey';

export interface ConditionTables extends EventTables {
	readonly journeys: string;
}

/** Finds who is behind a number. */
export type BehindOf = (of: BehindRef) => Behind;

/**
 * SQL: the units that a condition holds of, as one column named after the unit. One pass over the events
 * flags what each leaf looks for, one grouping by unit puts it together.
 */
export function unitsSql(
	unit: Unit,
	condition: Condition,
	tables: ConditionTables,
	sources: readonly Source[],
	behindOf: BehindOf
): string {
	const leaves = leavesOf(condition);
	const matches = distinct(leaves.flatMap(matchesOf));
	const match = new MatchSql(sources, matches);
	const flags = matches.map((one, i) => `${match.predicate(one)} as m${i}`);
	const compiled = new Map(
		leaves.map((leaf, i) => [
			leaf,
			leafSql(leaf, i, (one) => flagOf(matches, one), unit, tables, behindOf)
		])
	);
	const all = [...compiled.values()];
	const numbered = {
		...tables,
		events: `(select *, row_number() over () as n from ${tables.events})`
	};
	const flagged = `select ${['e.person', 'e.journey', 'e.n', 'e.time', 'e.touchpoint', 'e.channel', ...flags].join(', ')}
	from ${match.relation(numbered)}`;
	const columns = all.flatMap(({ columns: own = [] }) => own);
	const events =
		columns.length === 0 ? flagged : `select *, ${columns.join(', ')} from (${flagged})`;
	const aggregates = all.flatMap(({ aggregates: own }) => own);
	const holds = booleanSql(condition, (leaf) => compiled.get(leaf)?.holds ?? 'false');
	return `select ${unit} from (
	select ${[unit, ...aggregates].join(', ')} from (${events}) group by ${unit})
where ${holds}`;
}

interface LeafSql {
	/** Columns that need the flags of all events, in order. */
	readonly columns?: readonly string[];
	readonly aggregates: readonly string[];
	/** Over the aggregates: whether it holds; never null. */
	readonly holds: string;
}

function leafSql(
	leaf: Leaf,
	index: number,
	flag: (match: Match) => string,
	unit: Unit,
	tables: ConditionTables,
	behindOf: BehindOf
): LeafSql {
	const own = `v${index}`;
	switch (leaf.kind) {
		case 'did':
			return {
				aggregates: [`count(*) filter (${flag(leaf.match)}) as ${own}`],
				holds: `${own} ${leaf.times.op} ${integer(leaf.times.count)}`
			};
		case 'then':
			return leaf.seconds === undefined
				? {
						aggregates: [
							`min(n) filter (${flag(leaf.first)}) as ${own}`,
							`max(n) filter (${flag(leaf.later)}) as ${own}_later`
						],
						holds: `coalesce(${own} < ${own}_later, false)`
					}
				: withinSql(own, flag(leaf.first), flag(leaf.later), leaf.seconds, unit);
		case 'sequence': {
			const symbols = distinct(matchesOf(leaf));
			const pattern = patternOf(leaf.items, leaf.start, symbols);
			return {
				aggregates: [`string_agg(${symbolSql(symbols.map(flag))}, '' order by n) as ${own}`],
				holds: `regexp_matches(${own}, ${literal(pattern)})`
			};
		}
		case 'measure':
			return {
				aggregates: [`${measureSql(leaf.measure)} as ${own}`],
				holds: `${own} ${leaf.op} ${number(leaf.value)}`
			};
		case 'outcome': {
			const outcomes = leaf.outcomes.map(literal).join(', ');
			return {
				aggregates: [],
				holds: `${unit} in (select ${unit} from ${tables.journeys} where outcome in (${outcomes}))`
			};
		}
		case 'begins': {
			const bounds = [
				leaf.from === undefined ? [] : [`${own} >= ${instant(leaf.from)}`],
				leaf.to === undefined ? [] : [`${own} < ${instant(leaf.to)}`]
			].flat();
			return { aggregates: [`min(time) as ${own}`], holds: conjunction(bounds) };
		}
		case 'behind':
			return { aggregates: [], holds: behindSql(unit, behindOf(leaf.of), tables.journeys) };
	}
}

/** The last of the first kind before each of the later kind is the nearest: if that is too far, all are. */
function withinSql(
	own: string,
	first: string,
	later: string,
	seconds: number,
	unit: Unit
): LeafSql {
	const before = `last_value(case when ${first} then time end ignore nulls) over (partition by ${unit} order by n rows between unbounded preceding and 1 preceding)`;
	const most = `to_microseconds(${integer(Math.round(seconds * 1e6))})`;
	return {
		columns: [`${before} as ${own}_before`],
		aggregates: [`bool_or(${later} and time - ${own}_before <= ${most}) as ${own}`],
		holds: `coalesce(${own}, false)`
	};
}

/** SQL: whether a unit is behind a number that counts people, or journeys. */
export function behindSql(unit: Unit, behind: Behind, journeys: string): string {
	const found = `(select ${behind.unit} from (\n${behind.query}))`;
	const units =
		behind.unit === unit
			? found
			: `(select ${unit} from ${journeys} where ${behind.unit} in ${found})`;
	return `coalesce(${unit} in ${units}, false)`;
}

function measureSql(measure: Extract<Leaf, { kind: 'measure' }>['measure']): string {
	switch (measure) {
		case 'events':
			return 'count(*)';
		case 'touchpoints':
			return 'count(distinct touchpoint)';
		case 'channels':
			return 'count(distinct channel)';
		case 'journeys':
			return 'count(distinct journey)';
		case 'seconds':
			return '(epoch_us(max(time)) - epoch_us(min(time))) / 1e6';
	}
}

export function booleanSql(condition: Condition, leaf: (leaf: Leaf) => string): string {
	switch (condition.kind) {
		case 'all':
			return conjunction(condition.of.map((one) => booleanSql(one, leaf)));
		case 'some':
			return condition.of.length === 0
				? 'false'
				: `(${condition.of.map((one) => booleanSql(one, leaf)).join(' or ')})`;
		case 'not':
			return `not ${booleanSql(condition.of, leaf)}`;
		default:
			return `(${leaf(condition)})`;
	}
}

function conjunction(parts: readonly string[]): string {
	return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

function flagOf(matches: readonly Match[], match: Match): string {
	const key = JSON.stringify(match);
	return `m${matches.findIndex((other) => JSON.stringify(other) === key)}`;
}

export function distinct(matches: readonly Match[]): Match[] {
	return [...new Map(matches.map((match) => [JSON.stringify(match), match])).values()];
}

function number(value: number): string {
	return `${literal(String(value))}::double`;
}

export function instant(iso: string): string {
	return `${literal(iso)}::timestamptz::timestamp`;
}
