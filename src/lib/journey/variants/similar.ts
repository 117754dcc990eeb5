/** Labels of each sequence that are compared; what lies beyond is left out. */
export const MOST_COMPARED = 200;

type Label = string | null;

/**
 * How many steps must be added, taken away or replaced to make one sequence of the other (Levenshtein),
 * over the first `MOST_COMPARED` steps of each.
 */
export function editDistance(first: readonly Label[], second: readonly Label[]): number {
	const [a, b] = [first.slice(0, MOST_COMPARED), second.slice(0, MOST_COMPARED)];
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (const [i, label] of a.entries()) {
		const next = [i + 1];
		for (const [j, other] of b.entries()) {
			const replaced = (row[j] ?? 0) + (label === other ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/** These sequences by their distance to one of them, the nearest first, equal ones in their order. */
export function bySimilarity<Of extends { readonly labels: readonly Label[] }>(
	all: readonly Of[],
	chosen: Of
): readonly { readonly of: Of; readonly distance: number }[] {
	return all
		.map((of) => ({ of, distance: editDistance(of.labels, chosen.labels) }))
		.sort((x, y) => x.distance - y.distance || Number(y.of === chosen) - Number(x.of === chosen));
}
