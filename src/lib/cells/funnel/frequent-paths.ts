import {
	decodePaths,
	frequentPaths,
	proposedGoal,
	proposedSteps,
	type FrequentPath
} from '$lib/journey/funnel/frequent';
import { CellReads, type Place } from '$lib/state/cell-reads';

export interface Offered {
	readonly paths: readonly FrequentPath[];
	/** Touchpoints in an order that may be a funnel; empty where there are too few. */
	readonly proposed: readonly string[];
}

/** What a funnel over a journeys cell may begin with. Rejects as `runCell`. */
export async function offeredSteps(
	signal: AbortSignal,
	place: Place,
	journeys: string
): Promise<Offered> {
	const reads = new CellReads(signal, place);
	const key = await reads.ready(journeys);
	return {
		paths: decodePaths(await reads.objects(frequentPaths(key))),
		proposed: proposedSteps(await reads.objects(proposedGoal(key)))
	};
}
