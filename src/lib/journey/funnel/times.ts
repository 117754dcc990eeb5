import { MOST_BINS } from './spec';
import { quantile } from '../statistics';

/** Times in seconds, each once, ascending, and how often it occurs. */
export interface Times {
	readonly seconds: readonly number[];
	readonly units: readonly number[];
}

/** How times spread, in seconds. */
export interface Spread {
	readonly n: number;
	readonly mean: number;
	readonly median: number;
	/** Of all of them, not of a sample. */
	readonly deviation: number;
	readonly q1: number;
	readonly q3: number;
}

export function spreadOf({ seconds, units }: Times): Spread | null {
	const n = units.reduce((sum, count) => sum + count, 0);
	if (n === 0) return null;
	const over = (value: (one: number) => number) =>
		seconds.reduce((sum, one, at) => sum + value(one) * (units[at] ?? 0), 0) / n;
	const mean = over((one) => one);
	const at = (share: number) => quantile(seconds, units, share) ?? 0;
	return {
		n,
		mean,
		median: at(0.5),
		deviation: Math.sqrt(over((one) => (one - mean) ** 2)),
		q1: at(0.25),
		q3: at(0.75)
	};
}

export interface TimeBin {
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

const MOST_AUTOMATIC = 60;
/** The width where all times are one, in seconds. */
const LONE = 60;

/**
 * Bins of whole seconds from the shortest time on: as many as asked, else the cube root of how many times
 * there are, and one more that holds the longest.
 */
export function binsOf({ seconds, units }: Times, asked?: number): TimeBin[] {
	const first = seconds[0];
	const longest = seconds.at(-1);
	if (first === undefined || longest === undefined) return [];
	const n = units.reduce((sum, count) => sum + count, 0);
	const automatic = Math.min(MOST_AUTOMATIC, Math.ceil(rounded(Math.cbrt(n))));
	const bins = Math.min(MOST_BINS, Math.max(1, asked ?? automatic));
	const start = Math.floor(first);
	const width = Math.ceil((Math.ceil(longest) - start) / bins) || LONE;
	const counts = Array.from({ length: bins + 1 }, () => 0);
	seconds.forEach((one, at) => {
		const bin = Math.min(bins, Math.floor((one - start) / width));
		counts[bin] = (counts[bin] ?? 0) + (units[at] ?? 0);
	});
	return counts.map((count, at) => ({
		from: start + at * width,
		to: start + (at + 1) * width,
		count
	}));
}

/** The cube root of 27 is not 3.0000000000000004. */
function rounded(value: number): number {
	return Math.round(value * 1e9) / 1e9;
}
