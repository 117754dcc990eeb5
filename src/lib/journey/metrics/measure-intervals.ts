/** Half the width of a two-sided interval at 95 %, in standard errors. */
export const Z = 1.959963984540054;

/** The same for a mean of few: Student's t of so many degrees of freedom. (Hill 1970, algorithm 396) */
export function studentT(freedom: number): number {
	const p = 0.05;
	if (freedom <= 1) return Math.cos((p * Math.PI) / 2) / Math.sin((p * Math.PI) / 2);
	if (freedom === 2) return Math.sqrt(2 / (p * (2 - p)) - 2);
	const a = 1 / (freedom - 0.5);
	const b = 48 / (a * a);
	let c = ((20700 * (a / b) - 98) * a - 16) * a + 96.36;
	const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
	const tail = (d * p) ** (2 / freedom);
	if (tail <= 0.05 + a) {
		const far =
			(1 / (((freedom + 6) / (freedom * tail) - 0.089 * d - 0.822) * (freedom + 2) * 3) +
				0.5 / (freedom + 4)) *
				tail -
			1;
		return Math.sqrt(freedom * ((far * (freedom + 1)) / (freedom + 2) + 1 / tail));
	}
	const x = -Z;
	const square = x * x;
	if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
	c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
	const y = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x;
	return Math.sqrt(freedom * Math.expm1(a * y * y));
}

/**
 * The interval at 95 % for a quantile, between two of the values themselves, by the normal approximation of
 * their ranks; an end is undefined where it lies beyond them. `values` ascend.
 */
export function quantileInterval(
	values: readonly number[],
	counts: readonly number[],
	share: number
): { readonly low: number | undefined; readonly high: number | undefined } {
	const n = counts.reduce((sum, count) => sum + count, 0);
	const half = Z * Math.sqrt(n * share * (1 - share));
	const [first, last] = [Math.floor(n * share - half), Math.ceil(n * share + half + 1)];
	return { low: ranked(values, counts, first), high: ranked(values, counts, last) };
}

/** The value of a rank from 1. */
function ranked(values: readonly number[], counts: readonly number[], rank: number) {
	if (rank < 1) return undefined;
	let seen = 0;
	for (let index = 0; index < values.length; index++) {
		seen += counts[index] ?? 0;
		if (seen >= rank) return values[index];
	}
	return undefined;
}
