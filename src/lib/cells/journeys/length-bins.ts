import type { Bin } from '$lib/charts/histogram/layout';
import type { JourneysResult } from '$lib/journey/journeys/journeys';

/** Most bars that are worth drawing. */
const MOST = 40;

/** Journeys by number of interactions, from 1, in bins of equal whole width. No journey is left out. */
export function lengthBins(lengths: JourneysResult['lengths']): readonly Bin[] {
	const longest = lengths.at(-1)?.events ?? 0;
	const width = Math.max(1, Math.ceil(longest / MOST));
	const bins = Array.from({ length: Math.ceil(longest / width) }, (_, index) => ({
		from: 1 + index * width,
		to: 1 + (index + 1) * width,
		count: 0
	}));
	for (const { events, journeys } of lengths) {
		const bin = bins[Math.floor((events - 1) / width)];
		if (bin !== undefined) bin.count += journeys;
	}
	return bins;
}
