import type { Settings } from '$lib/notebook/document';
import { integer } from '$lib/sql/quote';
import type { Rows, Statement } from '../analysis';
import { microsOf } from '../during';
import { periodAt, startOfPeriod } from './periods';
import type { Span } from './spec';
import { objects } from '../rows';

export interface RangeSettings {
	readonly period: Span;
	/** A local time in the first period; empty for the last periods that the data has. */
	readonly from: string;
	/** How many periods there are at most. */
	readonly periods: number;
}

/** Periods that a cell shows, by their numbers, both included. */
export interface PeriodRange {
	readonly first: number;
	readonly last: number;
	/** The period in which the data ends: those before it are over, those after it have not begun. */
	readonly ends: number;
}

/** SQL: the periods of a cell as a relation of one row (first, last, ends), empty where there is no data. */
export function rangeSql(bounds: string, spec: RangeSettings, settings: Settings): string {
	const count = integer(spec.periods);
	const fixed = microsOf(spec.from);
	const from = fixed === undefined ? undefined : periodAt(fixed / 1000, spec.period, settings);
	const first = from === undefined ? `greatest(begins, ends - ${count} + 1)` : integer(from);
	const last = from === undefined ? 'ends' : integer(from + spec.periods - 1);
	return `select (${first})::integer as first, (${last})::integer as last, ends from ${bounds}`;
}

/** Reads the periods of a cell. `bounds` are those of everyone, so that segments have the same. */
export function rangeStatement(bounds: string, spec: RangeSettings, settings: Settings): Statement {
	return { name: 'periods', sql: rangeSql(bounds, spec, settings) };
}

/** The periods as the statement gave them; undefined where there is no data. */
export function rangeOf(rows: ReadonlyMap<string, Rows>): PeriodRange | undefined {
	const [row] = objects(rows, 'periods');
	if (row === undefined) return undefined;
	return { first: Number(row['first']), last: Number(row['last']), ends: Number(row['ends']) };
}

/** A period as results have it. */
export interface ShownPeriod {
	/** When it begins: local, in milliseconds as if it were UTC. */
	readonly starts: number;
	/** Not over when the data ends, or not begun. */
	readonly state: 'over' | 'open' | 'ahead';
}

/** The periods from a range's first to its last, or of so many periods each. */
export function shownPeriods(
	{ first, last, ends }: PeriodRange,
	spec: RangeSettings,
	settings: Settings,
	each = 1
): ShownPeriod[] {
	return Array.from({ length: Math.ceil((last - first + 1) / each) }, (_, index) => {
		const from = first + index * each;
		const to = from + each - 1;
		return {
			starts: startOfPeriod(from, spec.period, settings),
			state: to < ends ? 'over' : from <= ends ? 'open' : 'ahead'
		};
	});
}
