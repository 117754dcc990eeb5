import { periodAfter, periodOf, shownPeriods, type Clock, type Range } from './calendar';
import type { Stitched } from './people';
import { isOneOf } from './retention';

export interface LifecycleSettings extends Range {
	readonly event: readonly string[];
}

/** Who is new, returning, resurrected or dormant in each period, by name. */
export function lifecycleOf(
	events: readonly Stitched[],
	settings: LifecycleSettings,
	clock: Clock
) {
	const times = events.map(({ time }) => time);
	const of = (time: number) => periodOf(time, settings.period, clock.timeZone, clock.weekStart);
	const ends = times.length === 0 ? '' : of(Math.max(...times));
	const active = new Map<string, Set<string>>();
	for (const event of events.filter((one) => isOneOf(settings.event, one))) {
		active.set(event.person, (active.get(event.person) ?? new Set()).add(of(event.time)));
	}
	return shownPeriods(times, settings, clock).map((period) => {
		const before = periodAfter(period, -1, settings.period);
		const having = (test: (periods: Set<string>) => boolean) =>
			[...active].flatMap(([person, periods]) => (test(periods) ? [person] : [])).sort();
		const earlier = (periods: Set<string>) => [...periods].some((one) => one < period);
		return {
			period,
			new: having((periods) => periods.has(period) && !earlier(periods)),
			returning: having((periods) => periods.has(period) && periods.has(before)),
			resurrected: having(
				(periods) => periods.has(period) && !periods.has(before) && earlier(periods)
			),
			dormant: having((periods) => period <= ends && !periods.has(period) && periods.has(before))
		};
	});
}
