import type { Span } from '$lib/journey/periods/spec';

// Periods as texts of the clock on the wall: the beginning of each, `2024-03-31 02:00`.

const HOUR = 3_600_000;

const clocks = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, string>();

/** The beginning of the period of an instant, in seconds, by the clock of a zone. */
export function periodOf(seconds: number, span: Span, zone: string, weekStart: string): string {
	const key = `${seconds} ${span} ${zone} ${weekStart}`;
	const found = known.get(key) ?? reckoned(seconds, span, zone, weekStart);
	known.set(key, found);
	return found;
}

function reckoned(seconds: number, span: Span, zone: string, weekStart: string): string {
	const format =
		clocks.get(zone) ??
		new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
	clocks.set(zone, format);
	const [day = '', clock = ''] = format.format(seconds * 1000).split(' ');
	switch (span) {
		case 'hour':
			return `${day} ${clock.slice(0, 2)}:00`;
		case 'day':
			return `${day} 00:00`;
		case 'month':
			return `${day.slice(0, 7)}-01 00:00`;
		case 'week': {
			let at = Date.parse(`${day}T00:00Z`);
			while (new Date(at).getUTCDay() !== (weekStart === 'sunday' ? 0 : 1)) at -= 24 * HOUR;
			return textOf(at);
		}
	}
}

/** The period so many after one. */
export function periodAfter(period: string, count: number, span: Span): string {
	const at = new Date(`${period.replace(' ', 'T')}Z`);
	if (span === 'month') at.setUTCMonth(at.getUTCMonth() + count);
	else at.setTime(at.getTime() + count * { hour: 1, day: 24, week: 7 * 24 }[span] * HOUR);
	return textOf(at.getTime());
}

export const textOf = (millis: number) =>
	new Date(millis).toISOString().slice(0, 16).replace('T', ' ');

export interface Range {
	readonly period: Span;
	readonly from: string;
	readonly periods: number;
}

export interface Clock {
	readonly timeZone: string;
	readonly weekStart: string;
}

/** The periods that a cell shows: so many from a date, or the last that there are. */
export function shownPeriods(times: readonly number[], range: Range, clock: Clock): string[] {
	const { period, from, periods } = range;
	if (times.length === 0) return [];
	const of = (seconds: number) => periodOf(seconds, period, clock.timeZone, clock.weekStart);
	if (from !== '') {
		const written = from.length === 10 ? `${from} 00:00` : from;
		const first = periodOf(
			Date.parse(`${written.replace(' ', 'T')}Z`) / 1000,
			period,
			'UTC',
			clock.weekStart
		);
		return Array.from({ length: periods }, (_, index) => periodAfter(first, index, period));
	}
	const last = of(Math.max(...times));
	const found = [last];
	const begins = of(Math.min(...times));
	while (found.length < periods && (found[0] ?? '') > begins) {
		found.unshift(periodAfter(found[0] ?? '', -1, period));
	}
	return found;
}
