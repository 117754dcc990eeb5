import { END, nodeOf, START, type FlowCounts } from './counts';
import type { FlowTotals } from './figures';
import type { FlowSpec } from './spec';

/** The counts of one side. */
export interface FlowSide {
	readonly counts: FlowCounts;
	readonly totals: FlowTotals;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** How much a label is there, over all sides, as shares: so that a small side counts as much as a large one. */
function presence(sides: readonly FlowSide[], id: string): number {
	return sides.reduce(
		(sum, { counts, totals }) => sum + share(counts.visits.get(id) ?? 0, totals.events),
		0
	);
}

/** The labels that are shown, the most frequent first; around a label, those that it meets most, and itself. */
export function shownNodes(spec: FlowSpec, sides: readonly FlowSide[]): readonly string[] {
	const ego = spec.ego === null ? undefined : nodeOf(spec.ego.label);
	const met = ego === undefined ? undefined : meetings(ego, sides);
	const labels = [...new Set(sides.flatMap(({ counts }) => [...counts.visits.keys()]))];
	const weigh = (id: string) => met?.get(id) ?? (met ? 0 : presence(sides, id));
	const passing = labels.filter(
		(id) => id !== ego && (met === undefined || met.has(id)) && passesNode(spec, sides, id)
	);
	const ranked = passing
		.map((id) => ({ id, weight: weigh(id) }))
		.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
		.slice(0, spec.nodes.top)
		.map(({ id }) => id);
	return ego !== undefined && labels.includes(ego) ? [ego, ...ranked] : ranked;
}

function passesNode({ nodes }: FlowSpec, sides: readonly FlowSide[], id: string): boolean {
	return sides.some(({ counts, totals }) => {
		const visits = counts.visits.get(id) ?? 0;
		return visits > 0 && visits >= nodes.count && share(visits, totals.events) >= nodes.share;
	});
}

/** How much each label leads to or comes from another one. */
function meetings(ego: string, sides: readonly FlowSide[]): ReadonlyMap<string, number> {
	const met = new Map<string, number>();
	for (const { counts, totals } of sides) {
		for (const { from, to, count } of counts.transitions.values()) {
			const other = from === ego ? to : to === ego ? from : ego;
			if (other !== ego) met.set(other, (met.get(other) ?? 0) + share(count, totals.all));
		}
	}
	return met;
}

/** Whether a transition belongs to what is looked at: all of them, or those of one label. */
export function isAround(spec: FlowSpec, from: string, to: string): boolean {
	const ego = spec.ego === null ? undefined : nodeOf(spec.ego.label);
	return ego === undefined || from === ego || to === ego;
}

/** Transitions that the filter's share of all is out of: around a label, only that label's. */
export function wholeOf(spec: FlowSpec, { counts, totals }: FlowSide): number {
	if (spec.ego === null) return totals.all;
	let sum = 0;
	for (const { from, to, count } of counts.transitions.values()) {
		if (isAround(spec, from, to)) sum += count;
	}
	return sum;
}

/** Whether the graph shows a transition: it is enough that one side passes. `wholes` are `wholeOf` each side. */
export function passesEdge(
	spec: FlowSpec,
	sides: readonly FlowSide[],
	wholes: readonly number[],
	from: string,
	to: string,
	countOf: (side: FlowSide) => number
): boolean {
	return sides.some((side, at) => {
		const count = countOf(side);
		const { of } = spec.edges;
		const whole =
			of === 'all'
				? (wholes[at] ?? 0)
				: of === 'out'
					? (side.totals.out.get(from) ?? 0)
					: (side.totals.in.get(to) ?? 0);
		return count > 0 && count >= spec.edges.count && share(count, whole) >= spec.edges.share;
	});
}

export const isTerminal = (id: string) => id === START || id === END;
