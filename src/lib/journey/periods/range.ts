import type { Settings } from '$lib/notebook/document';
import { integer } from '$lib/sql/quote';
import { localOfUtcSql } from '$lib/sql/zone';
import type { Rows, Statement } from '../analysis';
import { microsOf } from '../during';
import { periodAt, periodSql, periodStartSql, startOfPeriod } from './periods';
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

/**
 * SQL: the periods of a cell as a relation of one row (first, last, ends), empty where there is no data; and
 * between which instants of the data they lie for sure (opens, closes), with so many more before.
 */
export function rangeSql(
	journeys: string,
	spec: RangeSettings,
	settings: Settings,
	before = 0
): string {
	const { period: span } = spec;
	const count = integer(spec.periods);
	const fixed = microsOf(spec.from);
	const from = fixed === undefined ? undefined : periodAt(fixed / 1000, span, settings);
	const periodOf = (micros: string) =>
		periodSql(localOfUtcSql(micros, settings.timeZone), span, settings);
	const first = from === undefined ? `greatest(begins, ends - ${count} + 1)` : integer(from);
	const last = from === undefined ? 'ends' : integer(from + spec.periods - 1);
	// No clock is two days from UTC.
	return `select *, ${periodStartSql(`(first - ${integer(before)})`, span, settings)} - interval 2 day as opens,
		${periodStartSql('(last + 1)', span, settings)} + interval 2 day as closes
	from (select (${first})::integer as first, (${last})::integer as last, ends
		from (select ${periodOf('starts')} as begins, ${periodOf('stops')} as ends
			from (select epoch_us(min(start_time)) as starts, epoch_us(max(end_time)) as stops from ${journeys})
			where starts is not null))`;
}

/** Reads the periods of a cell. `journeys` are those of everyone, so that segments have the same. */
export function rangeStatement(
	journeys: string,
	spec: RangeSettings,
	settings: Settings
): Statement {
	return { name: 'periods', sql: rangeSql(journeys, spec, settings) };
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
