import { DAY, HOUR, MINUTE, fromWall, toWall } from './rome-time.ts';
import { type Random, at } from './random.ts';
import { START, TARIFF } from './stories.ts';
import { drawIndex } from './weights.ts';

export type Profile = 'online' | 'app' | 'desk' | 'bill' | 'shop';

/** Weights of a week (Sunday first) and of the 24 hours of a day, in local time. */
const WEEK: Record<Profile, readonly number[]> = {
	online: [1.25, 1.15, 1, 1, 0.95, 0.85, 0.95],
	app: [0.95, 1.1, 1.05, 1, 1, 1, 0.9],
	desk: [0, 1.5, 1.15, 1, 1, 0.95, 0.45],
	bill: [0, 1.6, 1.15, 1, 1, 0.95, 0.4],
	shop: [0, 0.7, 0.8, 0.85, 0.9, 1.1, 1.9]
};
const DESK_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 5, 9, 11, 10, 7, 5, 7, 8, 8, 7, 5, 3, 0, 0, 0, 0];
const HOURS: Record<Profile, readonly number[]> = {
	online: [2, 1, 0.4, 0.2, 0.2, 0.3, 1, 2, 4, 5, 5, 5, 6, 6, 5, 5, 5, 6, 7, 8, 10, 11, 9, 5],
	app: [1.5, 0.7, 0.3, 0.2, 0.2, 0.6, 2, 6, 8, 6, 5, 5, 7, 7, 5, 4, 5, 6, 8, 8, 7, 7, 6, 3],
	desk: DESK_HOURS,
	bill: DESK_HOURS,
	shop: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 8, 5, 2, 3, 5, 8, 10, 10, 4, 0, 0, 0, 0]
};

export type Calendar = {
	readonly start: number;
	readonly end: number;
	readonly months: number;
	readonly days: Record<Profile, readonly number[]>;
	readonly hours: Record<Profile, readonly number[]>;
};

export function wallDate(date: string): number {
	return Date.parse(`${date}T00:00:00Z`);
}

function dayWeight(profile: Profile, wall: number): number {
	const date = new Date(wall);
	let weight = at(WEEK[profile], date.getUTCDay());
	if (profile === 'bill') {
		const day = date.getUTCDate();
		weight *= day >= 5 && day <= 13 ? 2.6 : 1;
		weight *= wall >= wallDate(TARIFF.changed) ? TARIFF.moreCallsAfter : 1;
	}
	// August is holiday time in Italy.
	if (date.getUTCMonth() === 7) weight *= profile === 'shop' ? 0.7 : 0.85;
	return weight;
}

function running(values: readonly number[]): number[] {
	let sum = 0;
	return values.map((value) => (sum += value));
}

export function createCalendar(months: number): Calendar {
	const first = new Date(START);
	const stop = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1);
	const walls: number[] = [];
	for (let wall = START; wall < stop; wall += DAY) walls.push(wall);
	const per = <T>(make: (profile: Profile) => T): Record<Profile, T> => ({
		online: make('online'),
		app: make('app'),
		desk: make('desk'),
		bill: make('bill'),
		shop: make('shop')
	});
	return {
		start: fromWall(START),
		end: fromWall(stop),
		months,
		days: per((profile) => running(walls.map((wall) => dayWeight(profile, wall)))),
		hours: per((profile) => running(HOURS[profile]))
	};
}

/** A moment that follows the habits of a channel: weekday, hour, time of the month. */
export function pickTime(calendar: Calendar, random: Random, profile: Profile): number {
	const day = drawIndex(random, calendar.days[profile]);
	const hour = drawIndex(random, calendar.hours[profile]);
	return fromWall(START + day * DAY + hour * HOUR + random.int(HOUR));
}

/** The moment itself when desks are open, or a while after they open next. */
export function whenOpen(random: Random, utc: number): number {
	let wall = toWall(utc);
	const hour = (wall % DAY) / HOUR;
	const open = hour >= 8 && hour < 19.75;
	if (open && new Date(wall).getUTCDay() !== 0) return utc;
	wall = wall - (wall % DAY) + (hour < 8 ? 0 : DAY);
	if (new Date(wall).getUTCDay() === 0) wall += DAY;
	return fromWall(wall + 8 * HOUR + random.exponential(100 * MINUTE));
}
