/** A change of a zone's offset from UTC, all in microseconds. */
export interface Transition {
	/** The instant of the change. */
	readonly at: number;
	readonly before: number;
	readonly after: number;
}

export interface ZoneOffsets {
	/** The offset before the first transition. */
	readonly first: number;
	readonly transitions: readonly Transition[];
}

const SECOND = 1_000_000;
/** Zones change their offset at most every few weeks (Morocco around Ramadan): none is missed. */
const STEP = 7 * 86_400;
/** Before 1970 a zone's offset of that year holds, after 2050 that of that year. */
const FROM = Date.UTC(1970, 0, 1) / 1000;
const TO = Date.UTC(2051, 0, 1) / 1000;

const known = new Map<string, ZoneOffsets>();

/** The offsets of an IANA zone from 1970 to 2050, from the platform's own tables. Throws `RangeError` for no zone. */
export function offsetsOf(zone: string): ZoneOffsets {
	const ready = known.get(zone);
	if (ready !== undefined) return ready;
	const offsets = find(zone);
	known.set(zone, offsets);
	return offsets;
}

/** Local time of an instant; both in microseconds, the local one as if it were UTC. */
export function localOfUtc(zone: string, utc: number): number {
	const { first, transitions } = offsetsOf(zone);
	let offset = first;
	for (const transition of transitions) {
		if (utc < transition.at) break;
		offset = transition.after;
	}
	return utc + offset;
}

/**
 * The instant of a local time, both in microseconds. Of a time that occurs twice (clocks go back) the
 * first is taken, which is summer time; a time that never occurs (clocks go forward) is moved forward by
 * the gap: 02:30 becomes 03:30.
 */
export function utcOfLocal(zone: string, local: number): number {
	const { first, transitions } = offsetsOf(zone);
	let offset = first;
	for (const transition of transitions) {
		if (local < localStart(transition)) break;
		offset = transition.after;
	}
	return local - offset;
}

/** The first local time, in microseconds, that is read with the offset after a transition. */
export function localStart({ at, before, after }: Transition): number {
	return at + Math.max(before, after);
}

function find(zone: string): ZoneOffsets {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	const offset = (at: number): number => {
		const part: Record<string, number> = {};
		for (const { type, value } of format.formatToParts(at * 1000)) part[type] = Number(value);
		const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
		return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at;
	};
	const transitions: Transition[] = [];
	let before = offset(FROM);
	const first = before * SECOND;
	for (let from = FROM; from < TO; from += STEP) {
		const after = offset(from + STEP);
		if (after === before) continue;
		const at = firstWith(offset, from, from + STEP, after);
		transitions.push({ at: at * SECOND, before: before * SECOND, after: after * SECOND });
		before = after;
	}
	return { first, transitions };
}

/** The second, within one step, from which the offset is `after`. */
function firstWith(
	offset: (at: number) => number,
	from: number,
	to: number,
	after: number
): number {
	let [low, high] = [from, to];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offset(middle) === after) high = middle;
		else low = middle;
	}
	return high;
}
