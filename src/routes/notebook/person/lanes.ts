import type { PersonEvent } from '$lib/state/person.svelte';
import { stretchesOf } from './timeline';

export interface Lane {
	readonly channel: string | undefined;
	readonly count: number;
}

export interface Lanes {
	/** Channels in the order in which they were first met. */
	readonly lanes: readonly Lane[];
	/** Per cent of the width; `index` is the event's. */
	readonly dots: readonly { readonly index: number; readonly lane: number; readonly x: number }[];
	/** Journeys from their first to their last event. */
	readonly spans: readonly {
		readonly key: number;
		readonly from: number;
		readonly width: number;
	}[];
}

/** The narrowest that a journey is drawn, in per cent. */
const THINNEST = 0.6;

/** A person's events, in order, on a line of time for each channel. */
export function lanesOf(events: readonly PersonEvent[]): Lanes {
	const channels = [...new Set(events.map(({ channel }) => channel))];
	const lanes = channels.map((channel) => ({
		channel,
		count: events.filter((event) => event.channel === channel).length
	}));
	const first = events[0]?.time ?? 0;
	const span = (events.at(-1)?.time ?? 0) - first;
	// All at once is in the middle.
	const at = (time: number) => (span === 0 ? 50 : ((time - first) / span) * 100);
	const dots = events.map(({ channel, time }, index) => ({
		index,
		lane: channels.indexOf(channel),
		x: at(time)
	}));
	const spans = stretchesOf(events).flatMap((stretch, key) => {
		const [start, end] = [stretch.events[0], stretch.events.at(-1)];
		if (stretch.journey === undefined || start === undefined || end === undefined) return [];
		const width = Math.max(THINNEST, at(end.time) - at(start.time));
		return [{ key, from: Math.min(100 - width, at(start.time)), width }];
	});
	return { lanes, dots, spans };
}
