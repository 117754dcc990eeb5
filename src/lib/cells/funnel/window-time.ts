import { MOST_WINDOW } from '$lib/journey/funnel/spec';

export const WINDOW_UNITS = ['seconds', 'minutes', 'hours', 'days'] as const;
export type WindowUnit = (typeof WINDOW_UNITS)[number];

const SECONDS: Record<WindowUnit, number> = {
	seconds: 1,
	minutes: 60,
	hours: 3600,
	days: 86_400
};

/** A window in seconds as a whole number of the largest unit that it is one of. */
export function splitWindow(seconds: number): { count: number; unit: WindowUnit } {
	for (const unit of ['days', 'hours', 'minutes'] as const) {
		if (seconds > 0 && seconds % SECONDS[unit] === 0) {
			return { count: seconds / SECONDS[unit], unit };
		}
	}
	return { count: seconds, unit: 'seconds' };
}

/** In seconds; the longest there is where it would be longer. */
export function windowSeconds(count: number, unit: WindowUnit): number {
	return Math.min(MOST_WINDOW, count * SECONDS[unit]);
}

/** How many of a unit a window may be long. */
export function mostOf(unit: WindowUnit): number {
	return Math.floor(MOST_WINDOW / SECONDS[unit]);
}
