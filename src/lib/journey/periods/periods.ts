import type { Settings } from '$lib/notebook/document';
import { offsetsOf } from '$lib/import/zone';
import type { Span } from './spec';

// A period is known by its number, counted from 1 January of the year 1, a Monday: later ones are greater.

/** Days from that Monday to 1970. */
const DAYS = 719_162;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

type Calendar = Pick<Settings, 'weekStart'>;

/** Weeks that begin on Sunday are those of the day after. */
const shiftDays = (span: Span, { weekStart }: Calendar) =>
	span === 'week' && weekStart === 'sunday' ? 1 : 0;

/** The period of a local time, in milliseconds as if it were UTC. */
export function periodAt(localMs: number, span: Span, calendar: Calendar): number {
	switch (span) {
		case 'hour':
			return Math.floor(localMs / HOUR_MS) + DAYS * 24;
		case 'day':
			return Math.floor(localMs / DAY_MS) + DAYS;
		case 'week':
			return Math.floor((Math.floor(localMs / DAY_MS) + DAYS + shiftDays(span, calendar)) / 7);
		case 'month': {
			const date = new Date(localMs);
			return (date.getUTCFullYear() - 1) * 12 + date.getUTCMonth();
		}
	}
}

/** When a period begins: local, in milliseconds as if it were UTC. */
export function startOfPeriod(period: number, span: Span, calendar: Calendar): number {
	switch (span) {
		case 'hour':
			return (period - DAYS * 24) * HOUR_MS;
		case 'day':
			return (period - DAYS) * DAY_MS;
		case 'week':
			return (period * 7 - shiftDays(span, calendar) - DAYS) * DAY_MS;
		case 'month': {
			const date = new Date(0);
			return date.setUTCFullYear(Math.floor(period / 12) + 1, period % 12, 1);
		}
	}
}

/** SQL: the number of the period of a local timestamp. */
export function periodSql(local: string, span: Span, calendar: Calendar): string {
	const days = `(${local}::date - date '0001-01-01')`;
	switch (span) {
		case 'hour':
			return `((epoch_us(${local}) + ${DAYS * DAY_MS}000) // ${HOUR_MS}000)::integer`;
		case 'day':
			return `${days}::integer`;
		case 'week':
			return `((${days} + ${shiftDays(span, calendar)}) // 7)::integer`;
		case 'month':
			return `((year(${local}) - 1) * 12 + month(${local}) - 1)::integer`;
	}
}

/** SQL: the local timestamp at which a period begins. */
export function periodStartSql(period: string, span: Span, settings: Settings): string {
	const days = DAYS + shiftDays(span, settings);
	const from = (hours: number) =>
		`make_timestamp(${period}::bigint * ${hours * HOUR_MS}000 - ${days * DAY_MS}000)`;
	switch (span) {
		case 'hour':
			return from(1);
		case 'day':
			return from(24);
		case 'week':
			return from(7 * 24);
		case 'month':
			return `make_timestamp(${period} // 12 + 1, ${period} % 12 + 1, 1, 0, 0, 0)`;
	}
}

/** Whether periods follow each other as instants do: not where a zone's clocks once went back into an earlier one. */
export function ascends(span: Span, settings: Settings): boolean {
	return offsetsOf(settings.timeZone).transitions.every(({ at, before, after }) => {
		const last = periodAt((at + before - 1) / 1000, span, settings);
		return last <= periodAt((at + after) / 1000, span, settings);
	});
}
