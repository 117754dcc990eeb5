import type { Interval } from '../statistics';
import type { VariantPick } from './spec';

/** Seconds; null where there is nothing to measure. */
export interface Typical {
	readonly mean: number | null;
	readonly median: number | null;
}

export interface Variant {
	/** Tells it from the others of one result. */
	readonly id: string;
	/** The labels of its steps, at most `MOST_STEPS`; null for events without one. */
	readonly labels: readonly (string | null)[];
	/** How many steps it has, shown or not. */
	readonly steps: number;
	readonly journeys: number;
	/** Of all journeys. */
	readonly share: number;
	/** Of all journeys: those of this variant and of the shown ones before. */
	readonly covered: number;
	/** From first to last event. */
	readonly duration: Typical;
	/** From each kept step to the next: one less than there are labels. */
	readonly gaps: readonly Typical[];
	/** Journeys that are not open, and of those that succeeded; null where no success is defined. */
	readonly outcome: {
		readonly decided: number;
		readonly succeeded: number;
		readonly rate: number | null;
		readonly interval: Interval | null;
	} | null;
	/** The same variant among those compared with; null without a comparison. */
	readonly compared: {
		readonly journeys: number;
		readonly share: number | null;
		/** Share less that share, with Newcombe's interval. */
		readonly difference: number | null;
		readonly interval: Interval | null;
	} | null;
	/** What opens its journeys. */
	readonly pick: VariantPick;
}

/** So many variants have so many journeys each. */
export interface VariantSize {
	readonly journeys: number;
	readonly variants: number;
}

export interface VariantsResult {
	/** All journeys, and all variants of them. */
	readonly journeys: number;
	readonly variants: number;
	/** Of the variants in which what is searched was found; all of them where nothing is. */
	readonly found: { readonly journeys: number; readonly variants: number };
	/** The most frequent found ones; of equal ones that whose first journey comes first. */
	readonly shown: readonly Variant[];
	/** Found, yet not shown. */
	readonly rest: { readonly journeys: number; readonly variants: number };
	/** All variants by their number of journeys, the most frequent first. */
	readonly sizes: readonly VariantSize[];
	/** Journeys of those compared with; null without a comparison. */
	readonly compared: number | null;
}

/** How many of the most frequent variants hold this share of all journeys. */
export function variantsHolding(sizes: readonly VariantSize[], share: number): number {
	const total = sizes.reduce((sum, size) => sum + size.journeys * size.variants, 0);
	let [variants, journeys] = [0, 0];
	for (const size of sizes) {
		const missing = share * total - journeys;
		if (missing <= 0) break;
		const needed = Math.min(size.variants, Math.ceil(missing / size.journeys));
		variants += needed;
		journeys += needed * size.journeys;
	}
	return variants;
}
