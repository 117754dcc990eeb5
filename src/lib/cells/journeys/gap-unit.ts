export const GAP_UNITS = ['minutes', 'hours', 'days'] as const;
export type GapUnit = (typeof GAP_UNITS)[number];

const MINUTES: Record<GapUnit, number> = { minutes: 1, hours: 60, days: 24 * 60 };

/** A gap in minutes as a whole number of the largest unit that it is one of. */
export function splitGap(minutes: number): { count: number; unit: GapUnit } {
	for (const unit of ['days', 'hours'] as const) {
		if (minutes % MINUTES[unit] === 0) return { count: minutes / MINUTES[unit], unit };
	}
	return { count: minutes, unit: 'minutes' };
}

export function gapMinutes(count: number, unit: GapUnit): number {
	return count * MINUTES[unit];
}
