import { textOf as columnText } from '$lib/import/label-sql';
import { loadedColumn } from '$lib/import/load';
import type { Source } from '$lib/import/source';
import type { Context } from '../analysis';
import type { Match, Test } from '../filter/match';
import { MatchSql, type EventTables } from '../filter/match-sql';
import { journeysTables, loadTables } from '../tables';
import { tablesWithin } from '../within';

type Tables = ReturnType<typeof journeysTables>;

/** Where a measure is taken. */
export interface MeasureFrame {
	readonly context: Context;
	/** The journeys cell, and the segment cell that narrows it; empty for all. */
	readonly journeys: string;
	readonly segment: string;
	/** The tables within the segment. */
	readonly t: Tables;
	/** The tables of everyone. */
	readonly all: Tables;
}

/** Throws `SpecError` as `tablesWithin`. */
export function measureFrame(context: Context, journeys: string, segment: string): MeasureFrame {
	return {
		context,
		journeys,
		segment,
		t: tablesWithin(context, journeys, segment),
		all: journeysTables(context.keyOf(journeys))
	};
}

/** What holds of no interaction whose field is empty, so that it can be asked of names instead. */
const OF_NAMES: ReadonlySet<Test['op']> = new Set([
	'is',
	'contains',
	'starts-with',
	'ends-with',
	'like',
	'<',
	'<=',
	'>',
	'>=',
	'not-empty'
]);

const CODED = { touchpoint: 'touchpoints', channel: 'channels', stage: 'stages' } as const;

/**
 * SQL: the events with a boolean column for each of these, never null; what asks nothing holds of all. Where
 * only names are asked, the names are matched and events compared by code.
 */
export function flagged(
	events: string,
	matches: Readonly<Record<string, Match>>,
	t: Tables,
	sources: readonly Source[]
): string {
	const given = Object.entries(matches);
	if (given.every(([, match]) => match.every(asksName))) {
		const flags = given.map(([flag, match]) => `${byName(match, t)} as ${flag}`);
		return `(select *, ${flags.join(', ')} from ${events})`;
	}
	const sql = new MatchSql(
		sources,
		given.map(([, match]) => match)
	);
	const flags = given.map(
		([flag, match]) => `${match.length === 0 ? 'true' : sql.predicate(match)} as ${flag}`
	);
	const tables: EventTables = { ...t, events };
	return `(select e.*, ${flags.join(', ')} from ${sql.relation(tables)})`;
}

function asksName(test: Test): boolean {
	if (typeof test.field !== 'string' || test.field === 'source') return false;
	if ('values' in test ? test.values.length === 0 : 'value' in test && test.value === '')
		return false;
	return OF_NAMES.has(test.op);
}

function byName(match: Match, t: Tables): string {
	const tests = match.map((test) => {
		const field = test.field as keyof typeof CODED;
		const sql = new MatchSql([], [[test]]);
		const names = sql.relation({
			...t,
			events: `(select code as ${field} from ${t[CODED[field]]})`
		});
		const holds = sql.predicate([test]);
		return `coalesce(${field} in (select e.${field} from ${names} where ${holds}), false)`;
	});
	return tests.length === 0 ? 'true' : tests.join(' and ');
}

/** SQL: (source, row, value) of the rows for which the sources give a value; `of` gives its SQL, if any. */
export function rowValues(
	sources: readonly Source[],
	of: (source: Source) => string | undefined,
	type: 'double' | 'varchar'
): string {
	const each = sources.flatMap((source, index) => {
		const value = of(source);
		if (value === undefined) return [];
		return [
			`select ${index} as source, row, (${value})::${type} as value from ${loadTables(source).rows} where (${value}) is not null`
		];
	});
	return each.length === 0
		? `(select 0 as source, 0 as row, null::${type} as value where false)`
		: `(${each.join('\n\tunion all ')})`;
}

/** SQL: a column of that name as text, trimmed, null where it is empty; undefined where there is none. */
export function textOf(source: Source, column: string): string | undefined {
	const found = loadedColumn(source, column);
	return found === undefined ? undefined : columnText(found);
}
