import { type Random, at } from './random.ts';

/** A choice among options with given weights, prepared once and drawn many times. */
export type Choice<T> = { readonly options: readonly T[]; readonly ends: readonly number[] };

export function choice<T>(pairs: readonly (readonly [T, number])[]): Choice<T> {
	const ends: number[] = [];
	let sum = 0;
	for (const [, weight] of pairs) ends.push((sum += weight));
	return { options: pairs.map(([option]) => option), ends };
}

export function draw<T>(random: Random, from: Choice<T>): T {
	return at(from.options, drawIndex(random, from.ends));
}

/** Index of the first end above a random point: binary search over running sums. */
export function drawIndex(random: Random, ends: readonly number[]): number {
	const point = random.next() * at(ends, ends.length - 1);
	let low = 0;
	let high = ends.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (at(ends, middle) > point) high = middle;
		else low = middle + 1;
	}
	return low;
}
