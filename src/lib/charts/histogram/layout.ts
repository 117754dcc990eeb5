/** How many values lie from `from` up to, and without, `to`. */
export interface Bin {
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

export interface PlacedBin extends Bin {
	/** Of the width and height at hand, 0 to 1. `y` is from the top. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Bins beside each other on the scale of their values; where widths differ, areas stand for counts. */
export function layoutHistogram(bins: readonly Bin[]): PlacedBin[] {
	const first = Math.min(...bins.map(({ from }) => from));
	const span = Math.max(...bins.map(({ to }) => to)) - first;
	const density = ({ from, to, count }: Bin) => (to > from ? count / (to - from) : 0);
	const densest = Math.max(...bins.map(density));
	return bins.map((bin) => {
		const height = densest > 0 ? density(bin) / densest : 0;
		const width = span > 0 ? (bin.to - bin.from) / span : 0;
		return { ...bin, x: span > 0 ? (bin.from - first) / span : 0, y: 1 - height, width, height };
	});
}
