import type { Key, Locale } from './catalogue';
import { messageOf, type Params } from './message';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Seconds in words, with the two largest units or one decimal: what a reader would say. */
export function duration(locale: Locale, seconds: number): string {
	if (seconds < 0) return `−${duration(locale, -seconds)}`;
	const [key, params] = inWords(seconds);
	return messageOf(locale, key)
		.parts(params)
		.map((part) => part.text)
		.join('');
}

/** Each bound is where the unit below, rounded, would read as one of the next. */
function inWords(seconds: number): [Key, Params] {
	if (seconds === 0) return ['common.seconds', { seconds: 0 }];
	if (seconds < 0.9995)
		return ['common.milliseconds', { milliseconds: Math.round(seconds * 1000) }];
	if (seconds < 9.95) return ['common.seconds', { seconds: tenths(seconds) }];
	if (seconds < MINUTE - 0.5) return ['common.seconds', { seconds: Math.round(seconds) }];
	if (seconds < HOUR - 0.5) return minutes(Math.round(seconds));
	if (seconds < DAY - 30) return hours(Math.round(seconds / MINUTE));
	if (seconds < 2 * YEAR) return ['common.days', { count: tenths(seconds / DAY) }];
	return ['common.years', { count: tenths(seconds / YEAR) }];
}

function minutes(whole: number): [Key, Params] {
	const seconds = whole % MINUTE;
	const minutes = (whole - seconds) / MINUTE;
	return seconds === 0
		? ['common.minutes', { minutes }]
		: ['common.minutesSeconds', { minutes, seconds }];
}

function hours(whole: number): [Key, Params] {
	const minutes = whole % 60;
	const hours = (whole - minutes) / 60;
	return minutes === 0 ? ['common.hours', { hours }] : ['common.hoursMinutes', { hours, minutes }];
}

const tenths = (value: number) => Math.round(value * 10) / 10;
