import type { GraphLayout, PlacedEdge, PlacedNode } from './layout';

/** What the keyboard or the pointer is at. */
export type Target =
	| { readonly kind: 'node'; readonly at: PlacedNode }
	| { readonly kind: 'edge'; readonly at: PlacedEdge };

export const keyOf = (target: Target): string =>
	target.kind === 'node'
		? target.at.node.id
		: JSON.stringify([target.at.edge.from, target.at.edge.to]);

/** The same node or edge in another layout, if it is still there. */
export function find(layout: GraphLayout, key: string | undefined): Target | undefined {
	const targets: Target[] = [
		...layout.nodes.map((at) => ({ kind: 'node' as const, at })),
		...layout.edges.map((at) => ({ kind: 'edge' as const, at }))
	];
	return targets.find((target) => keyOf(target) === key);
}

/**
 * Where an arrow key leads. Right and left follow the edges: from a node to the thickest that leaves it or
 * comes to it, from an edge to the node at its end. Up and down: the next node in reading order, or the next
 * edge of the same source, by thickness. Home and End are the first and the last node.
 */
export function move(layout: GraphLayout, from: Target, key: string): Target | undefined {
	if (key === 'Home') return nodeAt(layout.nodes.at(0));
	if (key === 'End') return nodeAt(layout.nodes.at(-1));
	const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined;
	if (from.kind === 'edge') {
		if (key === 'ArrowRight') return nodeAt(from.at.to);
		if (key === 'ArrowLeft') return nodeAt(from.at.from);
		const beside = thickestFirst(layout.edges.filter((one) => one.from === from.at.from));
		return edgeAt(step === undefined ? undefined : beside[beside.indexOf(from.at) + step]);
	}
	if (key === 'ArrowRight') return edgeAt(leaving(layout, from.at)[0]);
	if (key === 'ArrowLeft') return edgeAt(coming(layout, from.at)[0]);
	return nodeAt(
		step === undefined ? undefined : layout.nodes[layout.nodes.indexOf(from.at) + step]
	);
}

const leaving = ({ edges }: GraphLayout, node: PlacedNode) =>
	thickestFirst(edges.filter(({ from }) => from === node));
const coming = ({ edges }: GraphLayout, node: PlacedNode) =>
	thickestFirst(edges.filter(({ to }) => to === node));

/** A layout has the thickest last. */
const thickestFirst = (edges: readonly PlacedEdge[]) => edges.toReversed();

const nodeAt = (at: PlacedNode | undefined): Target | undefined => at && { kind: 'node', at };
const edgeAt = (at: PlacedEdge | undefined): Target | undefined => at && { kind: 'edge', at };

/** Whether an edge belongs to what is pointed at: it is that, or it touches that node. */
export function edgeIsLit(edge: PlacedEdge, active: Target | undefined): boolean {
	if (active === undefined) return false;
	return active.kind === 'edge'
		? active.at === edge
		: edge.from === active.at || edge.to === active.at;
}

/** Whether a node stays as it is while something else is pointed at. */
export function nodeIsLit(
	{ edges }: GraphLayout,
	node: PlacedNode,
	active: Target | undefined
): boolean {
	if (active === undefined || active.at === node) return true;
	return edges.some((edge) => edgeIsLit(edge, active) && (edge.from === node || edge.to === node));
}
