import { periodOf, shownPeriods, type Clock, type Range } from './calendar';
import type { Stitched } from './people';

export interface RetentionSettings extends Range {
	/** Touchpoints that count; any where there are none. */
	readonly start: readonly string[];
	readonly back: readonly string[];
	readonly starts: 'first' | 'every' | 'first-ever';
	readonly when: 'in' | 'in-or-later';
	readonly times: number;
}

export const isOneOf = (names: readonly string[], { touchpoint }: Stitched) =>
	names.length === 0 || (touchpoint !== null && names.includes(touchpoint));

/** Who is in each cohort and back so many periods later, cohort by cohort, by name. */
export function retentionOf(
	events: readonly Stitched[],
	settings: RetentionSettings,
	clock: Clock,
	all: readonly Stitched[] = events
): { cohort: string; back: string[][] }[] {
	const shown = shownPeriods(
		all.map(({ time }) => time),
		settings,
		clock
	);
	const people = [...new Set(events.map(({ person }) => person))].sort();
	const of = (event: Stitched) =>
		periodOf(event.time, settings.period, clock.timeZone, clock.weekStart);
	const starts = new Map(
		people.map((person) => {
			const begun = events
				.filter((event) => event.person === person && isOneOf(settings.start, event))
				.map(of)
				.sort();
			const inside = begun.filter((period) => shown.includes(period));
			if (settings.starts === 'every') return [person, inside];
			const first = settings.starts === 'first' ? inside[0] : begun[0];
			return [person, first === undefined ? [] : [first]];
		})
	);
	const wasBack = (person: string, period: string) =>
		events.filter(
			(event) => event.person === person && isOneOf(settings.back, event) && of(event) === period
		).length >= settings.times;
	return shown.map((cohort, index) => {
		const members = people.filter((person) => starts.get(person)?.includes(cohort));
		const back = shown.slice(index).map((period, after) => {
			if (after === 0) return members;
			const periods = settings.when === 'in' ? [period] : shown.slice(index + after);
			return members.filter((person) => periods.some((one) => wasBack(person, one)));
		});
		return { cohort, back };
	});
}
