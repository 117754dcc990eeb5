import type { Cut } from '$lib/journey/journeys/spec';

export const CUTS = [
	'inactivity',
	'history',
	'start-end',
	'case',
	'calendar'
] as const satisfies readonly Cut['by'][];

const DAY = 24 * 60;

/** A cut of a kind, as it is first chosen. */
export function cutOf(by: Cut['by']): Cut {
	switch (by) {
		case 'inactivity':
			return { by, minutes: 30 };
		case 'history':
			return { by };
		case 'start-end':
			return { by, start: [], minutes: 30 * DAY };
		case 'case':
			return { by, identifier: '' };
		case 'calendar':
			return { by, period: 'month' };
	}
}
