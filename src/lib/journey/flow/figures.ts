import { edgeOf, type FlowCounts, type Transition } from './counts';
import type { FlowWeight } from './spec';
import { quantile } from '../statistics';

/** Every weight of a transition. Null where there is no such figure, or where it was not asked. */
export interface FlowFigures {
	readonly count: number;
	/** Units with it. */
	readonly units: number | null;
	/** Share of what leaves its source, ends included. */
	readonly out: number | null;
	/** Share of what comes to its target, starts included. */
	readonly in: number | null;
	/** Share of all transitions, starts and ends included. */
	readonly all: number | null;
	/** Transitions for each unit there is. */
	readonly average: number | null;
	/** Seconds that it took; null for starts and ends, which take none, and where times were not asked. */
	readonly mean: number | null;
	readonly median: number | null;
	readonly p95: number | null;
}

/** The totals that shares are out of. */
export interface FlowTotals {
	readonly units: number;
	readonly events: number;
	/** Transitions, starts and ends included: as many as events and units together. */
	readonly all: number;
	readonly out: ReadonlyMap<string, number>;
	readonly in: ReadonlyMap<string, number>;
}

export function totalsOf(counts: FlowCounts): FlowTotals {
	const [out, into] = [new Map<string, number>(), new Map<string, number>()];
	let all = 0;
	for (const { from, to, count } of counts.transitions.values()) {
		out.set(from, (out.get(from) ?? 0) + count);
		into.set(to, (into.get(to) ?? 0) + count);
		all += count;
	}
	return { units: counts.units, events: counts.events, all, out, in: into };
}

export function figuresOf(
	counts: FlowCounts,
	totals: FlowTotals,
	from: string,
	to: string
): FlowFigures {
	const one = counts.transitions.get(edgeOf(from, to));
	const count = one?.count ?? 0;
	return {
		count,
		units: counts.withUnits ? (one?.units ?? 0) : null,
		out: ratio(count, totals.out.get(from)),
		in: ratio(count, totals.in.get(to)),
		all: ratio(count, totals.all),
		average: ratio(count, totals.units),
		mean: meanSeconds(one),
		median: secondsAt(one, 0.5),
		p95: secondsAt(one, 0.95)
	};
}

/** How many a figure is of: those below the notebook's limit say little. Undefined where that does not matter. */
export function basisOf(
	weight: FlowWeight,
	totals: FlowTotals,
	{ from, to, count }: { from: string; to: string; count: number }
): number | undefined {
	if (weight === 'out') return totals.out.get(from) ?? 0;
	if (weight === 'in') return totals.in.get(to) ?? 0;
	if (weight === 'all') return totals.all;
	if (weight === 'average') return totals.units;
	if (weight === 'median' || weight === 'p95') return count;
	return undefined;
}

function ratio(part: number, whole: number | undefined): number | null {
	return whole === undefined || whole === 0 ? null : part / whole;
}

function secondsAt(one: Transition | undefined, share: number): number | null {
	const found = one && quantile(one.times.values, one.times.counts, share);
	return found === undefined ? null : found / 1e6;
}

function meanSeconds(one: Transition | undefined): number | null {
	if (one === undefined || one.times.values.length === 0) return null;
	const { values, counts } = one.times;
	const sum = values.reduce((all, value, at) => all + value * (counts[at] ?? 0), 0);
	return sum / one.count / 1e6;
}
