import type { FlowFigures, FlowTotals } from './figures';
import type { FlowWeight } from './spec';
import { newcombe, type Interval } from '../statistics';

/** A weight of those who are counted, less that of those whom they are compared with. */
export interface FlowDifference {
	/** Null where one of the two has no such figure. */
	readonly value: number | null;
	/** Newcombe's interval at 95 %, for shares; null for averages and times, which have none here. */
	readonly interval: Interval | null;
}

export interface Measured {
	readonly figures: FlowFigures;
	readonly totals: FlowTotals;
}

/** Counts of groups that differ in size say nothing: they are compared as shares of all. */
function comparedBy(weight: FlowWeight): Exclude<FlowWeight, 'count'> {
	return weight === 'count' ? 'all' : weight;
}

/** What is compared of one side: shares, averages, seconds. For units, the share of all units. */
export function comparable(weight: FlowWeight, { figures, totals }: Measured): number | null {
	const by = comparedBy(weight);
	if (by !== 'units') return figures[by];
	return figures.units === null || totals.units === 0 ? null : figures.units / totals.units;
}

export function differenceOf(
	weight: FlowWeight,
	from: string,
	to: string,
	first: Measured,
	second: Measured
): FlowDifference {
	const [a, b] = [comparable(weight, first), comparable(weight, second)];
	const [p, q] = [rateOf(weight, from, to, first), rateOf(weight, from, to, second)];
	return {
		value: a === null || b === null ? null : a - b,
		interval: p === undefined || q === undefined ? null : (newcombe(p, q) ?? null)
	};
}

/** The rate that a weight is, or undefined where it is none. */
function rateOf(
	weight: FlowWeight,
	from: string,
	to: string,
	{ figures, totals }: Measured
): { successes: number; n: number } | undefined {
	const by = comparedBy(weight);
	if (by === 'all') return { successes: figures.count, n: totals.all };
	if (by === 'out') return { successes: figures.count, n: totals.out.get(from) ?? 0 };
	if (by === 'in') return { successes: figures.count, n: totals.in.get(to) ?? 0 };
	if (by === 'units') return { successes: figures.units ?? 0, n: totals.units };
	return undefined;
}
