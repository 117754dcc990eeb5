import type { Rows } from '../analysis';
import { comparable, differenceOf, type FlowDifference } from './compare';
import { edgeOf, END, flowCounts, labelOf, START } from './counts';
import { basisOf, figuresOf, totalsOf, type FlowFigures } from './figures';
import { isAround, isTerminal, passesEdge, shownNodes, wholeOf, type FlowSide } from './shown';
import type { FlowSpec } from './spec';
import type { Side } from './statements';

export interface FlowNode {
	readonly id: string;
	readonly kind: 'start' | 'end' | 'label';
	/** Null for start, for end, and for events without a name. */
	readonly label: string | null;
	/** Events of this label; units at start and end. */
	readonly count: number;
	/** The same of those compared with; null where there are none. */
	readonly compared: number | null;
}

export interface FlowEdge {
	readonly from: string;
	readonly to: string;
	readonly figures: FlowFigures;
	/** What the cell's weight is of it; in a comparison, what is compared. */
	readonly weight: number | null;
	/** The same of those compared with. */
	readonly comparedWeight: number | null;
	/** Whether it passes the filters of the graph. */
	readonly passes: boolean;
	/** Whether the weight is of fewer than the notebook's limit. */
	readonly small: boolean;
	readonly compared: FlowFigures | null;
	readonly difference: FlowDifference | null;
}

/** How much of the whole is shown, in numbers of those who are counted. */
export interface FlowCoverage {
	/** Labels shown, of those there are, and their events. */
	readonly labels: number;
	readonly allLabels: number;
	readonly visits: number;
	/** Different transitions among the labels shown, those that pass the filters, and of all. */
	readonly edges: number;
	readonly passing: number;
	readonly allEdges: number;
	/** How many transitions they hold; around a label, of that label's. */
	readonly held: number;
	readonly heldPassing: number;
	readonly all: number;
}

export interface FlowTotal {
	readonly units: number;
	readonly events: number;
	/** Starts and ends included. */
	readonly transitions: number;
}

export interface FlowResult extends FlowTotal {
	readonly compared: FlowTotal | null;
	/** Start, labels by their frequency, end. */
	readonly nodes: readonly FlowNode[];
	/** Every transition between them, the most frequent first. */
	readonly edges: readonly FlowEdge[];
	readonly coverage: FlowCoverage;
	/** The most frequent labels there are, to look around; at most 1,000. */
	readonly labels: readonly (string | null)[];
}

const MOST_LABELS = 1000;
/** The most arrows that a graph has: those that most units took. More could neither be read nor laid out in time. */
export const MOST_ARROWS = 100;

export function flowResult(
	rows: ReadonlyMap<string, Rows>,
	spec: FlowSpec,
	smallGroup: number
): FlowResult {
	const own = sideOf(rows, 'chosen');
	const other = spec.compare === '' ? undefined : sideOf(rows, 'compared');
	const sides = other === undefined ? [own] : [own, other];
	const labels = shownNodes(spec, sides);
	const nodes = [START, ...labels, END].filter((id) => isThere(spec, sides, id));
	const shown = new Set(nodes);
	const wholes = sides.map((side) => wholeOf(spec, side));
	const edges: FlowEdge[] = [];
	for (const { from, to } of pairs(sides)) {
		if (!shown.has(from) || !shown.has(to) || !isAround(spec, from, to)) continue;
		const countOf = (side: FlowSide) => side.counts.transitions.get(edgeOf(from, to))?.count ?? 0;
		const passes = passesEdge(spec, sides, wholes, from, to, countOf);
		edges.push({ from, to, passes, ...measured(spec, sides, from, to, smallGroup) });
	}
	edges.sort((a, b) => b.figures.count - a.figures.count || (order(a) < order(b) ? -1 : 1));
	const bounded = withMost(edges);
	return {
		...totalOf(own),
		compared: other === undefined ? null : totalOf(other),
		nodes: nodes.map((id) => nodeAt(id, own, other)),
		edges: bounded,
		coverage: coverageOf(spec, own, labels, bounded),
		labels: [...own.counts.visits]
			.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
			.slice(0, MOST_LABELS)
			.map(([id]) => labelOf(id))
	};
}

/** Of those that pass, so many pass: by their share of all, of either side. */
function withMost(edges: readonly FlowEdge[]): readonly FlowEdge[] {
	const share = ({ figures, compared }: FlowEdge) => Math.max(figures.all ?? 0, compared?.all ?? 0);
	const passing = edges.filter(({ passes }) => passes).sort((a, b) => share(b) - share(a));
	const beyond = new Set(passing.slice(MOST_ARROWS));
	return edges.map((edge) => (beyond.has(edge) ? { ...edge, passes: false } : edge));
}

const order = ({ from, to }: FlowEdge) => edgeOf(from, to);

function sideOf(rows: ReadonlyMap<string, Rows>, side: Side): FlowSide {
	const counts = flowCounts(rows, side);
	return { counts, totals: totalsOf(counts) };
}

const totalOf = ({ totals }: FlowSide): FlowTotal => ({
	units: totals.units,
	events: totals.events,
	transitions: totals.all
});

/** Start and end are always there, but around a label only where it meets them. */
function isThere(spec: FlowSpec, sides: readonly FlowSide[], id: string): boolean {
	if (spec.ego === null || !isTerminal(id)) return true;
	return sides.some(({ counts }) =>
		[...counts.transitions.values()].some(
			({ from, to }) => (from === id || to === id) && isAround(spec, from, to)
		)
	);
}

/** Every transition that a side has. */
function pairs(sides: readonly FlowSide[]): Iterable<{ from: string; to: string }> {
	return new Map(sides.flatMap(({ counts }) => [...counts.transitions])).values();
}

function measured(
	spec: FlowSpec,
	sides: readonly FlowSide[],
	from: string,
	to: string,
	smallGroup: number
) {
	const [first, second] = sides.map(({ counts, totals }) => ({
		figures: figuresOf(counts, totals, from, to),
		totals
	}));
	if (first === undefined) throw new Error('nobody was counted');
	const small = [first, second].some((one) => {
		if (one === undefined) return false;
		const basis = basisOf(spec.weight, one.totals, { from, to, count: one.figures.count });
		return basis !== undefined && basis < smallGroup;
	});
	return {
		figures: first.figures,
		weight: second === undefined ? first.figures[spec.weight] : comparable(spec.weight, first),
		comparedWeight: second === undefined ? null : comparable(spec.weight, second),
		small,
		compared: second?.figures ?? null,
		difference: second === undefined ? null : differenceOf(spec.weight, from, to, first, second)
	};
}

function nodeAt(id: string, own: FlowSide, other: FlowSide | undefined): FlowNode {
	const countIn = (side: FlowSide) =>
		isTerminal(id) ? side.totals.units : (side.counts.visits.get(id) ?? 0);
	return {
		id,
		kind: id === START ? 'start' : id === END ? 'end' : 'label',
		label: isTerminal(id) ? null : labelOf(id),
		count: countIn(own),
		compared: other === undefined ? null : countIn(other)
	};
}

function coverageOf(
	spec: FlowSpec,
	own: FlowSide,
	labels: readonly string[],
	edges: readonly FlowEdge[]
): FlowCoverage {
	const there = edges.filter(({ figures }) => figures.count > 0);
	const passing = there.filter(({ passes }) => passes);
	const held = (some: readonly FlowEdge[]) =>
		some.reduce((sum, { figures }) => sum + figures.count, 0);
	const all = [...own.counts.transitions.values()].filter(({ from, to }) =>
		isAround(spec, from, to)
	);
	return {
		labels: labels.filter((id) => own.counts.visits.has(id)).length,
		allLabels: own.counts.visits.size,
		visits: labels.reduce((sum, id) => sum + (own.counts.visits.get(id) ?? 0), 0),
		edges: there.length,
		passing: passing.length,
		allEdges: all.length,
		held: held(there),
		heldPassing: held(passing),
		all: all.reduce((sum, { count }) => sum + count, 0)
	};
}
