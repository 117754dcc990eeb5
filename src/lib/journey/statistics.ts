/** z of a two-sided interval at 95 %. */
const Z = 1.959963984540054;

export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** Wilson's score interval at 95 % for a rate of `successes` in `n`; undefined where n is 0. (Wilson 1927) */
export function wilson(successes: number, n: number): Interval | undefined {
	if (n === 0) return undefined;
	const rate = successes / n;
	const z2 = Z * Z;
	const centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
	const half = (Z / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
	return {
		low: successes === 0 ? 0 : Math.max(0, centre - half),
		high: successes === n ? 1 : Math.min(1, centre + half)
	};
}

/**
 * Newcombe's interval at 95 % for the difference of two rates, the first less the second: hybrid of their
 * Wilson intervals; undefined where either has no cases. (Newcombe 1998, method 10)
 */
export function newcombe(
	first: { readonly successes: number; readonly n: number },
	second: { readonly successes: number; readonly n: number }
): Interval | undefined {
	const [a, b] = [wilson(first.successes, first.n), wilson(second.successes, second.n)];
	if (a === undefined || b === undefined) return undefined;
	const [p, q] = [first.successes / first.n, second.successes / second.n];
	return {
		low: p - q - Math.hypot(p - a.low, b.high - q),
		high: p - q + Math.hypot(a.high - p, q - b.low)
	};
}

/**
 * The quantile of a histogram of exact values, interpolated linearly between order statistics (Hyndman
 * and Fan's type 7, as quantile_cont). `values` ascend; undefined where there are none.
 */
export function quantile(
	values: ArrayLike<number>,
	counts: ArrayLike<number>,
	share: number
): number | undefined {
	let total = 0;
	for (let index = 0; index < counts.length; index++) total += counts[index] ?? 0;
	if (total === 0) return undefined;
	const position = (total - 1) * share;
	const below = Math.floor(position);
	const low = orderStatistic(values, counts, below);
	const high = orderStatistic(values, counts, Math.min(below + 1, total - 1));
	return low + (high - low) * (position - below);
}

function orderStatistic(values: ArrayLike<number>, counts: ArrayLike<number>, rank: number) {
	let seen = 0;
	for (let index = 0; index < values.length; index++) {
		seen += counts[index] ?? 0;
		if (seen > rank) return values[index] ?? 0;
	}
	return values[values.length - 1] ?? 0;
}
