import type { PersonEvent } from '$lib/state/person.svelte';

/** Events of one journey that follow each other, or of none. */
export interface Stretch {
	readonly journey: number | undefined;
	readonly outcome: string | undefined;
	readonly events: readonly (PersonEvent & {
		/** Seconds since the event before; undefined for the first. */
		readonly since: number | undefined;
	})[];
	/** From the first to the last event. */
	readonly seconds: number;
}

/** A person's events in stretches of the same journey, in order. */
export function stretchesOf(events: readonly PersonEvent[]): Stretch[] {
	const stretches: {
		journey: number | undefined;
		outcome: string | undefined;
		events: Stretch['events'][number][];
	}[] = [];
	for (const [i, event] of events.entries()) {
		const before = events[i - 1];
		const since = before === undefined ? undefined : (event.time - before.time) / 1e6;
		const last = stretches.at(-1);
		const own = { ...event, since };
		if (last !== undefined && last.journey === event.journey) last.events.push(own);
		else stretches.push({ journey: event.journey, outcome: event.outcome, events: [own] });
	}
	return stretches.map((stretch) => ({
		...stretch,
		seconds: ((stretch.events.at(-1)?.time ?? 0) - (stretch.events[0]?.time ?? 0)) / 1e6
	}));
}

/** Where a key leads from an event: to the one before or after, the first or the last. */
export function step(key: string, index: number, count: number): number | undefined {
	switch (key) {
		case 'ArrowDown':
			return Math.min(count - 1, index + 1);
		case 'ArrowUp':
			return Math.max(0, index - 1);
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return undefined;
	}
}
