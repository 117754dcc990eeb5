import { utcOfLocal } from '$lib/import/zone';
import type { Settings } from '$lib/notebook/document';
import { integer } from '$lib/sql/quote';

/** What is left out of the data by time; see `journeysSchema`. */
export interface During {
	readonly from: string;
	readonly to: string;
}

const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(\.\d{1,6})?)?$/;

/** A written local time in microseconds, as if it were UTC; undefined for no time. */
export function microsOf(text: string): number | undefined {
	const [, day, time = '00:00', fraction = '.0'] = WRITTEN.exec(text) ?? [];
	if (day === undefined) return undefined;
	const millis = Date.parse(`${day}T${time}Z`);
	// 31 February is read as a day of March.
	if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== day) return undefined;
	return millis * 1000 + Number(fraction.slice(1).padEnd(6, '0'));
}

/** The instant of a local time of a zone; both in microseconds. */
export function instantOfLocal(local: number, timeZone: string): number {
	return utcOfLocal(timeZone, local);
}

function instant(text: string, { timeZone }: Settings): string | undefined {
	const local = microsOf(text);
	return local === undefined
		? undefined
		: `make_timestamp(${integer(instantOfLocal(local, timeZone))})`;
}

/** SQL: whether a time lies in the range; undefined where there is none. */
export function duringSql(
	time: string,
	{ from, to }: During,
	settings: Settings
): string | undefined {
	const [first, last] = [instant(from, settings), instant(to, settings)];
	const tests = [
		...(first === undefined ? [] : [`${time} >= ${first}`]),
		...(last === undefined ? [] : [`${time} <= ${last}`])
	];
	return tests.length === 0 ? undefined : `(${tests.join(' and ')})`;
}
