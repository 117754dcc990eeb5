import type { Stitched } from './people';

/** An event of a journey. */
export interface Travelled extends Stitched {
	/** Number of the journey, from 0, in the order given. */
	readonly journey: number;
	/** Events of the journey so far, this one too. */
	readonly step: number;
	/** Runs of one touchpoint so far, this one too. */
	readonly run: number;
	/** Whether the event before, in the journey, had the same touchpoint. */
	readonly repeated: boolean;
}

/** Cuts each person's interactions where the gap is strictly longer; undefined cuts nothing. */
export function journeysOf(
	events: readonly Stitched[],
	minutes: number | undefined
): Travelled[][] {
	const journeys: Travelled[][] = [];
	let before: Stitched | undefined;
	for (const event of events) {
		const same = before?.person === event.person;
		const gap = before === undefined ? 0 : event.time - before.time;
		let journey = journeys.at(-1);
		if (journey === undefined || !same || (minutes !== undefined && gap > minutes * 60)) {
			journeys.push((journey = []));
		}
		const last = journey.at(-1);
		const repeated = last !== undefined && last.touchpoint === event.touchpoint;
		journey.push({
			...event,
			journey: journeys.length - 1,
			step: journey.length + 1,
			run: (last?.run ?? 0) + (repeated ? 0 : 1),
			repeated
		});
		before = event;
	}
	return journeys;
}
