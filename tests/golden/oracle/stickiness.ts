import { periodOf, shownPeriods, type Clock, type Range } from './calendar';
import type { Stitched } from './people';
import { isOneOf } from './retention';

export interface StickinessSettings extends Range {
	readonly event: readonly string[];
	readonly times: number;
	/** How many of the periods make one. */
	readonly each: number;
	readonly cumulative: boolean;
}

/** Who is active in one, two, three … periods, or in so many and more, by name. */
export function stickinessOf(
	events: readonly Stitched[],
	settings: StickinessSettings,
	clock: Clock
): string[][] {
	const { each } = settings;
	const shown = shownPeriods(
		events.map(({ time }) => time),
		settings,
		clock
	);
	const groups = Array.from({ length: Math.ceil(shown.length / each) }, (_, index) =>
		shown.slice(index * each, (index + 1) * each)
	);
	const people = [...new Set(events.map(({ person }) => person))].sort();
	const activeIn = (person: string) =>
		groups.filter((group) => {
			const inside = events.filter(
				(event) =>
					event.person === person &&
					isOneOf(settings.event, event) &&
					group.includes(periodOf(event.time, settings.period, clock.timeZone, clock.weekStart))
			);
			return inside.length >= settings.times;
		}).length;
	return groups.map((_, index) =>
		people.filter((person) => {
			const active = activeIn(person);
			return settings.cumulative ? active > index : active === index + 1;
		})
	);
}
