/** How people agree with a truth, by pairs of identifiers or of interactions. */
export interface TruthScore {
	/** Identifiers or interactions that both know. */
	readonly compared: number;
	/** Pairs that are one person in the truth, in the notebook, and in both. */
	readonly truePairs: number;
	readonly foundPairs: number;
	readonly rightPairs: number;
	/** Null where there is no pair to judge by. */
	readonly precision: number | null;
	readonly recall: number | null;
	readonly f1: number | null;
}

/** Whose some are in the truth and in the notebook; null where they are nobody's, and then it is but one. */
export interface Judged {
	readonly person: string;
	readonly found: number | null;
	/** How many; one unless it is said. */
	readonly count?: number;
}

/** Precision, recall and their harmonic mean over all pairs. */
export function scoreOf(judged: readonly Judged[]): TruthScore {
	// What is nobody's is paired with nothing.
	const found = judged.map(({ found: person }, at) =>
		person === null ? `alone ${at}` : `${person}`
	);
	const counts = judged.map(({ count = 1 }) => count);
	const people = judged.map(({ person }) => person);
	const truePairs = pairs(people, counts);
	const foundPairs = pairs(found, counts);
	const rightPairs = pairs(
		people.map((person, at) => JSON.stringify([person, found[at]])),
		counts
	);
	const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
	return {
		compared: counts.reduce((sum, count) => sum + count, 0),
		truePairs,
		foundPairs,
		rightPairs,
		precision: share(rightPairs, foundPairs),
		recall: share(rightPairs, truePairs),
		f1: share(2 * rightPairs, truePairs + foundPairs)
	};
}

/** Pairs of equals. */
function pairs(keys: readonly string[], counts: readonly number[]): number {
	const sizes = new Map<string, number>();
	keys.forEach((key, at) => sizes.set(key, (sizes.get(key) ?? 0) + (counts[at] ?? 1)));
	return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
