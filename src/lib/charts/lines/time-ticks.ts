import type { Formats, TickUnit } from '$lib/messages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Step {
	readonly unit: TickUnit;
	readonly count: number;
	/** About how long, in milliseconds. */
	readonly length: number;
}

const steps = (unit: TickUnit, length: number, ...counts: number[]): Step[] =>
	counts.map((count) => ({ unit, count, length: count * length }));

const STEPS: readonly Step[] = [
	...steps('hour', HOUR, 1, 3, 6, 12),
	...steps('day', DAY, 1, 2, 7, 14),
	...steps('month', 30.4 * DAY, 1, 3, 6),
	...steps('year', 365.25 * DAY, 1, 2, 5, 10, 20, 50, 100)
];

export interface TimeTick {
	/** Microseconds since 1970 in UTC. */
	readonly at: number;
	readonly text: string;
}

/**
 * Marks of a time axis, at most about `most`: hours, days, months and years as the zone of `formats` counts
 * them. Steps of several days begin with the first day, which is where weeks begin in weekly series.
 */
export function timeTicks(from: number, to: number, most: number, formats: Formats): TimeTick[] {
	const [first, last] = [from / 1000, to / 1000];
	if (first === last) return [{ at: from, text: formats.date(first) }];
	const step =
		STEPS.find(({ length }) => (last - first) / length <= Math.max(1, most)) ?? STEPS.at(-1);
	if (step === undefined) return [];
	const found: TimeTick[] = [];
	let year: number | undefined;
	for (const local of localStarts(formats.local(first), formats.local(last), step)) {
		const at = utcOf(local, formats);
		if (at < first || at > last) continue;
		const own = new Date(local).getUTCFullYear();
		const says = step.unit !== 'year' && step.unit !== 'hour' && own !== year;
		found.push({ at: at * 1000, text: formats.tick(at, unitAt(step, local), says) });
		year = own;
	}
	return found;
}

/** Among hours, midnight is told by its day. */
function unitAt({ unit }: Step, local: number): TickUnit {
	return unit === 'hour' && local % DAY === 0 ? 'day' : unit;
}

function* localStarts(first: number, last: number, { unit, count }: Step): Generator<number> {
	const start = new Date(first);
	const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
	switch (unit) {
		case 'year':
			for (let y = Math.ceil(year / count) * count; Date.UTC(y, 0) <= last; y += count)
				yield Date.UTC(y, 0);
			return;
		case 'month':
			for (let m = month - (month % count); Date.UTC(year, m) <= last; m += count)
				yield Date.UTC(year, m);
			return;
		case 'day':
			for (let d = day; Date.UTC(year, month, d) <= last; d += count)
				yield Date.UTC(year, month, d);
			return;
		case 'hour':
			for (let at = Date.UTC(year, month, day); at <= last; at += count * HOUR) yield at;
	}
}

/** The moment at which the clock shows this; twice, because the first guess may lie across a change. */
function utcOf(local: number, { local: clock }: Formats): number {
	const guess = local - (clock(local) - local);
	return guess - (clock(guess) - local);
}
