export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const changes = new Map<number, readonly [number, number]>();

function lastSunday(year: number, month: number): number {
	const lastDay = new Date(Date.UTC(year, month + 1, 0));
	return lastDay.getTime() - lastDay.getUTCDay() * DAY + HOUR;
}

/** Summer time runs from the last Sunday of March to that of October, changing at 01:00 UTC. */
export function romeOffset(utc: number): number {
	const year = new Date(utc).getUTCFullYear();
	let pair = changes.get(year);
	if (pair === undefined) {
		pair = [lastSunday(year, 2), lastSunday(year, 9)];
		changes.set(year, pair);
	}
	return utc >= pair[0] && utc < pair[1] ? 2 * HOUR : HOUR;
}

/** The moment at which clocks in Rome show the given wall time (milliseconds as if in UTC). */
export function fromWall(wall: number): number {
	return wall - romeOffset(wall - HOUR);
}

export function toWall(utc: number): number {
	return utc + romeOffset(utc);
}

/** `2025-03-01T08:15:22Z` */
export function isoUtc(utc: number): string {
	return `${new Date(utc).toISOString().slice(0, 19)}Z`;
}

/** `2025-03-01 08:15:22` */
export function plainUtc(utc: number): string {
	const text = new Date(utc).toISOString();
	return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** `2025-03-01T09:15:22+01:00` */
export function isoRome(utc: number): string {
	const offset = romeOffset(utc);
	return `${new Date(utc + offset).toISOString().slice(0, 19)}+0${offset / HOUR}:00`;
}

/** `01/03/2025 09:15:22`, or without the seconds. */
export function italianTime(utc: number, seconds: boolean): string {
	const text = new Date(toWall(utc)).toISOString();
	const day = `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
	return `${day} ${text.slice(11, seconds ? 19 : 16)}`;
}
