import { utcOfLocal } from '$lib/import/zone';
import type { Settings } from '$lib/notebook/document';
import type { Measure } from './measure';
import { estimateOf, type Estimate } from './measure-estimate';
import { noParts, type Parts } from './measure-parts';
import type { Every } from './measure-statements';

const DAY = 86_400e6;

/** A number in one period. */
export interface PeriodEstimate {
	/** When the period begins and ends, in microseconds UTC. */
	readonly from: number;
	readonly to: number;
	/** Whether the data, or what the measure waits for, does not reach over all of it. */
	readonly open: boolean;
	readonly estimate: Estimate;
}

interface Range {
	readonly first: number;
	readonly last: number;
}

/** More periods than this are not told apart: days of some thirty years. */
const MOST = 12_000;

/** Every period from the first with data to the last, in order; those of nobody too. */
export function seriesOf(
	parts: ReadonlyMap<number, Parts>,
	measure: Measure,
	every: Every,
	range: Range | undefined,
	settings: Settings
): PeriodEstimate[] {
	const starts = [...parts.keys()].filter(Number.isFinite).sort((a, b) => a - b);
	const [first, last] = [starts[0], starts.at(-1)];
	if (first === undefined || last === undefined || range === undefined) return [];
	const utc = (local: number) => utcOfLocal(settings.timeZone, local);
	const found: PeriodEstimate[] = [];
	for (let at = first; at <= last && found.length < MOST; at = next(at, every)) {
		const [from, to] = [utc(at), utc(next(at, every))];
		found.push({
			from,
			to,
			open: from < range.first || to + waits(measure) > range.last,
			estimate: estimateOf(parts.get(at) ?? noParts(measure), measure)
		});
	}
	return found;
}

/** The beginning of the next period, on the same clock. */
function next(local: number, every: Every): number {
	switch (every) {
		case 'day':
			return local + DAY;
		case 'week':
			return local + 7 * DAY;
		case 'month': {
			const date = new Date(local / 1000);
			return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) * 1000;
		}
	}
}

/** How long after a unit began it is known, in microseconds. */
function waits(measure: Measure): number {
	return measure.kind === 'resolution' && measure.by === 'no-contact' ? measure.days * DAY : 0;
}
