import { ITALIAN_MONTHS } from './italian-months';

/** How one value is written. */
export interface TimeShape {
	/** As in `ColumnType`, with `%1` and `%2` for a day and a month whose order is open. */
	readonly pattern: string;
	readonly offset: boolean;
	readonly clock: boolean;
	/** The two numbers of an open order. */
	readonly numbers?: readonly [number, number];
}

const ISO =
	/^\d{4}[-/](\d{1,2})[-/](\d{1,2})(?:([T ])\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(z|utc|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /^\d{4}\.(\d{1,2})\.(\d{1,2})(?!\d)/;
const MONTHS = [
	'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec',
	ITALIAN_MONTHS.map(({ short }) => short).join('|')
].join('|');
const LONG = [
	'january|february|march|april|may|june|july|august|september|october|november|december',
	ITALIAN_MONTHS.map(({ long }) => long).join('|')
].join('|');
const WEEKDAY = /^(?:(mon|tue|wed|thu|fri|sat|sun),? )/i;
const DAY_NAME = new RegExp(
	`^\\d{1,2}([ -])(?:(${LONG})|(${MONTHS}))\\1(\\d{4}|\\d{2})(?!\\d)`,
	'i'
);
const NAME_DAY = new RegExp(`^(?:(${LONG})|(${MONTHS})) \\d{1,2}(,?) \\d{4}(?!\\d)`, 'i');
const CLOCK = /^(T|,? | - |, ?)(\d{1,2})([:.])(\d{2})(?:\3(\d{2})([.,]\d{1,6})?)?( ?)(am|pm)?$/i;

/** How a value is written, or undefined where it is no time. `named`: plain digits may be one. */
export function shapeOfTime(text: string, named: boolean): TimeShape | undefined {
	const iso = ISO.exec(text);
	if (iso !== null) {
		if (!isMonth(iso[1]) || !isDay(iso[2])) return undefined;
		return { pattern: 'iso', offset: iso[4] !== undefined, clock: iso[3] !== undefined };
	}
	return /^\d+(\.\d+)?$/.test(text) ? digitsOf(text, named) : (writtenOf(text) ?? compact(text));
}

function digitsOf(text: string, named: boolean): TimeShape | undefined {
	const [whole = ''] = text.split('.');
	const epoch = { offset: true, clock: true };
	if (named) {
		// From 2001 to 2096 an instant has so many digits.
		if (whole.length === 10 && /^[1-3]/.test(whole)) return { pattern: 'epoch-s', ...epoch };
		if (whole.length === 13 && /^[1-3]/.test(whole)) return { pattern: 'epoch-ms', ...epoch };
		if (whole.length === 16 && /^[1-3]/.test(whole)) return { pattern: 'epoch-us', ...epoch };
	}
	const date = /^(?:19|20)\d\d(\d\d)(\d\d)(\d{6}|\d{4})?$/.exec(text);
	if (date === null || !isMonth(date[1]) || !isDay(date[2])) return undefined;
	const clock = date[3];
	if (clock === undefined && !named) return undefined;
	const suffix = clock === undefined ? '' : clock.length === 6 ? '%H%M%S' : '%H%M';
	return { pattern: `%Y%m%d${suffix}`, offset: false, clock: suffix !== '' };
}

function compact(text: string): TimeShape | undefined {
	const date = /^\d{4}(\d\d)(\d\d)([T ])(\d{6}|\d{4})(Z)?$/.exec(text);
	if (date === null || !isMonth(date[1]) || !isDay(date[2])) return undefined;
	const [, , , gap = '', clock = '', utc = ''] = date;
	const seconds = clock.length === 6 ? '%S' : '';
	return { pattern: `%Y%m%d${gap}%H%M${seconds}${utc}`, offset: utc !== '', clock: true };
}

function writtenOf(text: string): TimeShape | undefined {
	const weekday = WEEKDAY.exec(text)?.[0] ?? '';
	const rest = text.slice(weekday.length);
	const date = dateOf(rest);
	if (date === undefined) return undefined;
	const clock = clockOf(rest.slice(date.length));
	if (clock === undefined) return undefined;
	const prefix = weekday === '' ? '' : weekday.includes(',') ? '%a, ' : '%a ';
	return {
		pattern: prefix + date.pattern + clock,
		offset: false,
		clock: clock !== '',
		...(date.numbers === undefined ? {} : { numbers: date.numbers })
	};
}

interface DatePart {
	readonly pattern: string;
	readonly length: number;
	readonly numbers?: readonly [number, number];
}

function dateOf(text: string): DatePart | undefined {
	const numeric = NUMERIC.exec(text);
	if (numeric !== null) {
		const [all, one, sign, two, year] = numeric;
		const numbers = [Number(one), Number(two)] as const;
		if (Math.min(...numbers) < 1 || Math.min(...numbers) > 12 || Math.max(...numbers) > 31) {
			return undefined;
		}
		const pattern = `%1${sign}%2${sign}${yearOf(year)}`;
		return { pattern, length: all.length, numbers };
	}
	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst !== null) return { pattern: '%Y.%m.%d', length: yearFirst[0].length };
	const dayName = DAY_NAME.exec(text);
	if (dayName !== null) {
		const [all, sign, long, , year] = dayName;
		const pattern = `%d${sign}${monthOf(long)}${sign}${yearOf(year)}`;
		return { pattern, length: all.length };
	}
	const nameDay = NAME_DAY.exec(text);
	if (nameDay === null) return undefined;
	return { pattern: `${monthOf(nameDay[1])} %d${nameDay[3]} %Y`, length: nameDay[0].length };
}

/** The pattern of a time of day after a date, '' where there is none, undefined for anything else. */
function clockOf(text: string): string | undefined {
	if (text === '') return '';
	const clock = CLOCK.exec(text);
	if (clock === null) return undefined;
	const [, join, hour, sign, minute, second, fraction, gap, half] = clock;
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
	const seconds = second === undefined ? '' : `${sign}%S`;
	const parts = fraction === undefined ? '' : `${fraction[0]}%f`;
	const halves = half === undefined ? '' : `${gap}%p`;
	return `${join}${half === undefined ? '%H' : '%I'}${sign}%M${seconds}${parts}${halves}`;
}

function yearOf(year: string | undefined): string {
	return year?.length === 2 ? '%y' : '%Y';
}

/** `may` is both; the short form reads either. */
function monthOf(long: string | undefined): string {
	return long === undefined || long.toLowerCase() === 'may' ? '%b' : '%B';
}

function isMonth(text: string | undefined): boolean {
	return Number(text) >= 1 && Number(text) <= 12;
}

function isDay(text: string | undefined): boolean {
	return Number(text) >= 1 && Number(text) <= 31;
}
