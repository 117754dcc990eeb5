import type { Outcome } from './spec';

export interface Named {
	readonly name: string | null;
	readonly events: number;
	readonly journeys: number;
}

/** What one rule caught. */
export interface Caught {
	/** Its place in the spec. */
	readonly rule: number;
	/** How many different names. */
	readonly names: number;
	readonly interactions: number;
}

/** A touchpoint as the sources have it. */
export interface RawTouchpoint {
	readonly name: string | null;
	readonly interactions: number;
	/** What it is called after the rules. */
	readonly newName: string | null;
	/** The rule that caught it; null where none did. */
	readonly rule: number | null;
	/** Whether it is included and not excluded. */
	readonly kept: boolean;
	readonly stage: string | null;
}

export interface SampleStep {
	/** Microseconds UTC. */
	readonly time: number;
	readonly touchpoint: string | null;
	readonly channel: string | null;
	readonly stage: string | null;
}

export interface SampleJourney {
	readonly journey: number;
	readonly person: number;
	/** The case that it is; null where cases do not cut. */
	readonly name: string | null;
	readonly outcome: Outcome | null;
	readonly events: number;
	/** Microseconds UTC. */
	readonly end: number;
	/** The first steps; fewer than `events` where it is long. */
	readonly steps: readonly SampleStep[];
}

export interface JourneysResult {
	readonly journeys: number;
	readonly people: number;
	readonly events: number;
	/** Steps from one event of a journey to the next: events less journeys. */
	readonly transitions: number;
	/** Journeys that may go on: not over when the data ends. */
	readonly open: number;
	/** First and last event, in microseconds UTC; null without events. */
	readonly from: number | null;
	readonly to: number | null;
	readonly medianEvents: number | null;
	/** Journeys by outcome; `none` are over without one. Their sum is `journeys`. */
	readonly outcomes: Readonly<Record<Outcome | 'none', number>>;
	/** All interactions of the people, and those of them that are in no journey. */
	readonly interactions: number;
	/** By include and exclude. */
	readonly dropped: number;
	/** The others before or after the range of time that counts. */
	readonly beyond: number;
	/** Rows that only say that something ended. */
	readonly endings: number;
	/** Repeats that were collapsed into the first of their run. */
	readonly collapsed: number;
	/** The others: before, between and after journeys, or without a case. */
	readonly outside: number;
	/** Cases in which several people have interactions; they belong to the person of their first. */
	readonly casesOfSeveral: number;
	/** How many journeys have so many events. */
	readonly lengths: readonly { readonly events: number; readonly journeys: number }[];
	/** Journeys by time from first to last event: how many lie in each bin of `DURATION_BOUNDS`. */
	readonly durations: readonly { readonly bin: number; readonly journeys: number }[];
	/** Touchpoints by number of events. */
	readonly touchpoints: readonly Named[];
	readonly channels: readonly Named[];
	/** Stages in order, then events without one. Empty where no stages are defined. */
	readonly stages: readonly Named[];
	readonly caught: readonly Caught[];
	/** What no rule on touchpoints caught. */
	readonly uncaught: { readonly names: number; readonly interactions: number };
	/** The most frequent touchpoints as the sources have them. */
	readonly raw: readonly RawTouchpoint[];
	/** Channels as the sources have them. */
	readonly rawChannels: readonly { readonly name: string | null; readonly interactions: number }[];
	/** Some journeys, drawn evenly. */
	readonly sample: readonly SampleJourney[];
}

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/**
 * Lower bounds of the bins of durations, in seconds. Bin 0 is of no time at all, bin n is from bound n − 1
 * up to, without it, bound n; the last has no end.
 */
export const DURATION_BOUNDS: readonly number[] = [
	0,
	10,
	MINUTE,
	5 * MINUTE,
	30 * MINUTE,
	2 * HOUR,
	12 * HOUR,
	DAY,
	3 * DAY,
	7 * DAY,
	30 * DAY,
	90 * DAY,
	365 * DAY
];
