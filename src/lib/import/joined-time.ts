import type { ColumnFacts } from './column-facts';
import type { TypeGuess, TypeHints } from './column-type';
import { zoneOfHeading } from './heading-zone';
import { DURATION_WORDS } from './measure-words';
import { timeFormatOf } from './time-formats';
import { has } from './vocabulary';

type Cells = readonly (readonly (string | null)[])[];

/** A date and its time of day, which stand in two columns. */
export interface JoinedTime {
	/** Their places among the columns. */
	readonly date: number;
	readonly clock: number;
	/** How both are read together. */
	readonly guess: TypeGuess;
}

const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?$/i;
/** Only where the heading speaks of it: it could be an amount, too. */
const DOTTED = /^\d{1,2}\.\d{2}(?:\.\d{2})?$/;
/** As mainframes write it, with every digit: a number, too. */
const COMPACT = /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;
const NAMES = new Set('ora ore orario time hour hours clock'.split(' '));
/** Values that must be times of day. */
const AGREEMENT = 0.95;

/** The open column that holds nothing but times of day, if there is one beside a date that has none. */
export function joinedTime(
	date: number,
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[],
	isOpen: (index: number) => boolean,
	rows: Cells,
	hints: TypeHints
): JoinedTime | undefined {
	if (types[date]?.time?.clock !== false) return undefined;
	const clocks = columns.flatMap((facts, index) =>
		isOpen(index) && isClock(facts) ? [index] : []
	);
	// The one that stands nearest to it: an end may have a date and a time of its own.
	const [clock] = clocks.toSorted((a, b) => Math.abs(a - date - 0.4) - Math.abs(b - date - 0.4));
	if (clock === undefined) return undefined;
	const { dayFirst, timeZone } = hints;
	const time = timeFormatOf(joinedValues(rows, date, clock), { named: true, dayFirst });
	if (time?.clock !== true) return undefined;
	const heading = columns[clock]?.heading ?? '';
	const said = zoneOfHeading(heading) ?? zoneOfHeading(columns[date]?.heading ?? '');
	const zone = time.offset ? 'UTC' : (said ?? timeZone);
	const type = { type: 'time', format: time.format, zone, clock: heading } as const;
	return { date, clock, guess: { type, time } };
}

/** The values of two columns as they are read together, without the empty ones. */
export function joinedValues(rows: Cells, date: number, clock: number): string[] {
	return rows.flatMap((row) => {
		const [day, hour] = [row[date]?.trim() ?? '', row[clock]?.trim() ?? ''];
		return day === '' ? [] : [hour === '' ? day : `${day} ${hour}`];
	});
}

/** Whether a column holds times of day. */
export function isClock({ words, values }: Pick<ColumnFacts, 'words' | 'values'>): boolean {
	if (has(words, DURATION_WORDS) && !has(words, NAMES)) return false;
	const named = has(words, NAMES);
	return agree(
		values,
		(value) => CLOCK.test(value) || (named && (DOTTED.test(value) || COMPACT.test(value)))
	);
}

/** Whether values are spans of time: `0:12:30`, `95:00`. */
export function areSpans(values: readonly string[]): boolean {
	return agree(values, (value) => /^\d+:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/.test(value));
}

function agree(values: readonly string[], test: (value: string) => boolean): boolean {
	const such = values.filter(test).length;
	return such > 0 && such >= values.length * AGREEMENT;
}
