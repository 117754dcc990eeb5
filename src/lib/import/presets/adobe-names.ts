import type { Inspection } from '../inspection';
import { valuesOf } from './labels';

const DATE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
/** Half of a visitor's id of 128 bits. */
const HALF = /^\d{15,20}$/;
const SECONDS = /^1\d{9}$/;
const URL = /^https?:\/\//;
/** A feed without headings that is narrower may be anything. */
const LEAST = 8;
/** Offsets of zones from UTC are whole quarters of an hour. */
const QUARTER = 900;

/**
 * Names for the columns of hits by what their values look like: the time of the hit, the two halves of the
 * visitor's id beside each other, the address of the page. Undefined for any other file.
 */
export function adobeNames(inspection: Inspection): readonly string[] | undefined {
	const { headings, read } = inspection;
	if (read.format !== 'csv' || read.delimiter !== '\t') return undefined;
	if (headings.length < LEAST || inspection.rows.length === 0) return undefined;
	const all = headings.map((_, i) => valuesOf(inspection, i));
	const full = (i: number, like: RegExp) =>
		all[i]?.length === inspection.rows.length && all[i].every((value) => like.test(value));
	const places = headings.map((_, i) => i);
	const time = places.find((i) => full(i, DATE_TIME));
	// The halves of a hit's own id are new in every row; a visitor comes again.
	const high = places.find((i) => full(i, HALF) && full(i + 1, HALF) && repeats(all[i]));
	const page = places
		.filter((i) => all[i]?.every((value) => URL.test(value)))
		.toSorted((a, b) => worth(all[b]) - worth(all[a]))[0];
	if (time === undefined || high === undefined || page === undefined) return undefined;
	const gmt = places.find((i) => full(i, SECONDS) && isSameClock(all[time], all[i]));
	const names = [...headings];
	names[time] = 'date_time';
	names[high] = 'visid_high';
	names[high + 1] = 'visid_low';
	names[page] = 'page_url';
	if (gmt !== undefined) names[gmt] = 'hit_time_gmt';
	return names;
}

function repeats(values: readonly string[] = []): boolean {
	return new Set(values).size < values.length;
}

function worth(values: readonly string[] = []): number {
	return values.length + new Set(values).size;
}

/** Whether seconds since 1970 run as local times do, a whole offset of a zone apart. */
function isSameClock(local: readonly string[] = [], seconds: readonly string[] = []): boolean {
	return local.every((text, i) => {
		const apart = Date.parse(`${text.replace(' ', 'T')}Z`) / 1000 - Number(seconds[i]);
		return Math.abs(apart) <= 14 * 3600 && apart % QUARTER === 0;
	});
}
