import type { ColumnProfile } from '$lib/import/profile';

/** Values that are shared out over so many bars or more look flat: none of them stands out. */
const FLAT = 6;

/** Heights of the bars that draw a column, 0 to 1: a histogram, or the most frequent values in order. */
export function barsOf({ histogram, top, empty, unreadable }: ColumnProfile, looked: number) {
	const counts = histogram?.counts ?? top.map(({ count }) => count);
	const filled = looked - empty - unreadable;
	const tallest = Math.max(1, ...counts, histogram === undefined ? filled / FLAT : 0);
	return counts.map((count) => count / tallest);
}
