import type { Settings } from '$lib/notebook/document';
import { literal } from '$lib/sql/quote';
import { localOfUtcSql } from '$lib/sql/zone';
import type { Period } from './journeys/spec';

/**
 * SQL: what tells the period of an instant from others, by the clock and calendar of the notebook.
 * `micros` is a column of microseconds in UTC.
 */
export function periodOf(micros: string, period: Period | 'hour', settings: Settings): string {
	const local = localOfUtcSql(micros, settings.timeZone);
	// DuckDB's weeks begin on Monday: those that begin the day before are its weeks of the day after.
	const day = period === 'week' && settings.weekStart === 'sunday' ? ` + interval 1 day` : '';
	return `date_trunc(${literal(period)}, ${local}${day})`;
}
