/** Times of several runs, in milliseconds. */
export interface Figures {
	readonly median: number;
	readonly min: number;
	readonly max: number;
	readonly runs: readonly number[];
}

/** The middle and the ends of at least one run; of an even number the mean of the two in the middle. */
export function figuresOf(runs: readonly number[]): Figures {
	const sorted = [...runs].sort((a, b) => a - b);
	const [min, max] = [sorted[0], sorted.at(-1)];
	const low = sorted[(sorted.length - 1) >> 1];
	const high = sorted[sorted.length >> 1];
	if (min === undefined || max === undefined || low === undefined || high === undefined) {
		throw new RangeError('there are no runs');
	}
	return { median: (low + high) / 2, min, max, runs };
}

export interface Comparison {
	readonly name: string;
	readonly browser: Figures;
	readonly native: Figures;
	/** Median in the browser over median on native DuckDB. */
	readonly ratio: number;
}

export function compare(
	name: string,
	browser: readonly number[],
	native: readonly number[]
): Comparison {
	const [ours, theirs] = [figuresOf(browser), figuresOf(native)];
	return { name, browser: ours, native: theirs, ratio: ours.median / theirs.median };
}
