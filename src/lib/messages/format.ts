import type { Locale } from './catalogue';
import { duration } from './duration';
import { bytes } from './file-size';
import { localTime, tick, type TickUnit } from './time-axis';
import { numberFormat } from './number-format';
import { relative } from './relative-time';

type Quantity = number | bigint | null | undefined;
/** A moment: a `Date`, or milliseconds since 1970. */
export type Moment = Date | number;

export type { TickUnit } from './time-axis';

/** Numbers, times and sizes in a reader's language. What is not there is `–`. */
export interface Formats {
	/** At most `digits` decimals, 2 unless given. */
	number(value: Quantity, digits?: number): string;
	integer(value: Quantity): string;
	/** A share between 0 and 1, with exactly `digits` decimals, 1 unless given. */
	percent(value: Quantity, digits?: number): string;
	/** Seconds in words: `3 min 20 s`, `2.4 days`. */
	duration(seconds: number | null | undefined): string;
	date(at: Moment): string;
	dateTime(at: Moment): string;
	/** A moment as short as an axis wants it; the year is written only where asked for. */
	tick(at: Moment, unit: TickUnit, year?: boolean): string;
	/** The clock of the zone, as milliseconds since 1970 read as if it were UTC. */
	local(at: Moment): number;
	bytes(count: number): string;
	/** `5 minutes ago`; `now` unless given is the present. */
	relative(at: Moment, now?: Moment): string;
}

export const NOTHING = '–';

/**
 * Formats of a language; dates are those of `timeZone`, the browser's unless given, and written as in
 * the reader's `region` (`en-GB`), the language's own unless given.
 */
export function formats(locale: Locale, timeZone?: string, region: string = locale): Formats {
	const zone = timeZone === undefined ? {} : { timeZone };
	const date = new Intl.DateTimeFormat(region, { ...zone, dateStyle: 'medium' });
	const dateTime = new Intl.DateTimeFormat(region, {
		...zone,
		dateStyle: 'medium',
		timeStyle: 'short'
	});
	const show = (value: Quantity, options: Intl.NumberFormatOptions) =>
		isThere(value) ? withMinus(numberFormat(locale, options).format(value)) : NOTHING;
	return {
		number: (value, digits = 2) => show(value, { maximumFractionDigits: digits }),
		integer: (value) => show(value, { maximumFractionDigits: 0 }),
		percent: (value, digits = 1) =>
			show(value, {
				style: 'percent',
				minimumFractionDigits: digits,
				maximumFractionDigits: digits
			}),
		duration: (seconds) => (isThere(seconds) ? duration(locale, seconds) : NOTHING),
		date: (at) => date.format(at),
		dateTime: (at) => dateTime.format(at),
		tick: (at, unit, year = false) => tick(region, timeZone, at, unit, year),
		local: (at) => localTime(timeZone, at),
		bytes: (count) => bytes(locale, count),
		relative: (at, now = Date.now()) => relative(locale, Number(at), Number(now))
	};
}

/** The sign that is as wide as a plus; a hyphen is not. */
const withMinus = (text: string) => text.replace(/^-/, '−');

function isThere<Given extends Quantity>(value: Given): value is NonNullable<Given> {
	return value !== null && value !== undefined && !Number.isNaN(value);
}
