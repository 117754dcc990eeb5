import type { Matches } from './row-source';

/** The index of the match at or after a place (`position × columns + column`), around the end. */
export function matchFrom({ places }: Matches, place: number, backwards = false): number {
	let [low, high] = [0, places.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const found = places[middle] ?? 0;
		if (backwards ? found <= place : found < place) low = middle + 1;
		else high = middle;
	}
	const { length } = places;
	if (length === 0) return -1;
	return backwards ? (low - 1 + length) % length : low % length;
}
