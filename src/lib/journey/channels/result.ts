import type { Interval } from '../statistics';
import { newcombe } from '../statistics';

/** A share with its interval at 95 % (Wilson); null where there is nothing to share. */
export interface Rate {
	readonly successes: number;
	readonly n: number;
	readonly rate: number | null;
	readonly interval: Interval | null;
}

export interface Handover {
	readonly from: string;
	readonly to: string;
	readonly handovers: number;
	readonly units: number;
	/** From the last event in the one channel to the first in the other. */
	readonly meanSeconds: number;
	readonly medianSeconds: number;
	/**
	 * Journeys that reached success at or after their first such hand-over, of those that did or that are over;
	 * null where no success is defined.
	 */
	readonly success: Rate | null;
}

export interface RestartGroup {
	readonly from: string;
	readonly to: string;
	readonly restarts: number;
	readonly people: number;
}

export interface Restart extends RestartGroup {
	readonly topic: string;
}

export interface SelfServiceStart {
	/** Where it began. */
	readonly channel: string;
	/** Contained, of those whose days are over. */
	readonly contained: Rate;
	/** Left out: the days were not over when the data ended. */
	readonly late: number;
	/** The first assisted channels of those who are not contained. */
	readonly moved: readonly { readonly channel: string; readonly units: number }[];
}

/** The channels of one segment. */
export interface ChannelsPart {
	readonly units: number;
	readonly people: number;
	/** Units without any channel. */
	readonly nowhere: number;
	/** Units by the number of their channels, from 1. */
	readonly counts: readonly { readonly channels: number; readonly units: number }[];
	/** Channels by the number of units that used them. */
	readonly channels: readonly { readonly name: string; readonly units: number }[];
	/** Changes of channel, the most frequent first. */
	readonly handovers: readonly Handover[];
	/** People who had to start again, of all. */
	readonly restarted: Rate;
	readonly restarts: number;
	readonly restartPairs: readonly RestartGroup[];
	/** By pair and topic, the most frequent first; what is not here is counted in the pairs. */
	readonly restartTopics: readonly Restart[];
	readonly starts: readonly SelfServiceStart[];
	/** All of the starts together. */
	readonly contained: Rate;
	readonly late: number;
}

export interface ChannelsResult {
	readonly segment: ChannelsPart;
	/** Null without a comparison. */
	readonly compare: ChannelsPart | null;
	/** Whether the journeys cell says what success is. */
	readonly succeeds: boolean;
	/** All channels there are, by name. */
	readonly known: readonly string[];
}

/** One rate less another, with Newcombe's interval; undefined where either has no cases. */
export function differenceOf(
	first: Pick<Rate, 'successes' | 'n'>,
	second: Pick<Rate, 'successes' | 'n'>
): ({ readonly difference: number } & Interval) | undefined {
	const interval = newcombe(first, second);
	if (interval === undefined) return undefined;
	return { difference: first.successes / first.n - second.successes / second.n, ...interval };
}
