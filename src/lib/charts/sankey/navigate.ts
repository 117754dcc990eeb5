import type { PlacedLink, PlacedNode, SankeyLayout } from './layout';

/** What the keyboard or the pointer is at. */
export type Target =
	| { readonly kind: 'node'; readonly at: PlacedNode }
	| { readonly kind: 'link'; readonly at: PlacedLink };

export const keyOf = (target: Target): string =>
	target.kind === 'node'
		? target.at.node.id
		: JSON.stringify([target.at.link.from, target.at.link.to]);

/** The same node or link in another layout, if it is still there. */
export function find(layout: SankeyLayout, key: string | undefined): Target | undefined {
	return targets(layout).find((target) => keyOf(target) === key);
}

function targets(layout: SankeyLayout): Target[] {
	return [
		...layout.columns.flatMap(({ nodes }) => nodes.map(node)),
		...layout.links.map((at): Target => ({ kind: 'link', at }))
	];
}

const node = (at: PlacedNode): Target => ({ kind: 'node', at });

/**
 * Where an arrow key leads. Up and down: the next node of the step, or the next band of the same node.
 * Left and right follow the path: from a node to its widest band, from a band to the node at its end.
 */
export function move(layout: SankeyLayout, from: Target, key: string): Target | undefined {
	if (key === 'Home') return firstOf(layout.columns.at(0)?.nodes);
	if (key === 'End') return firstOf(layout.columns.at(-1)?.nodes);
	return from.kind === 'node'
		? moveFromNode(layout, from.at, key)
		: moveFromLink(layout, from.at, key);
}

const firstOf = (nodes: readonly PlacedNode[] = []): Target | undefined =>
	nodes[0] && node(nodes[0]);

function moveFromNode(layout: SankeyLayout, at: PlacedNode, key: string): Target | undefined {
	if (key === 'ArrowRight') return widest(layout.links.filter(({ from }) => from === at));
	if (key === 'ArrowLeft') return widest(layout.links.filter(({ to }) => to === at));
	const column = layout.columns.find(({ nodes }) => nodes.includes(at))?.nodes ?? [];
	const next = column[column.indexOf(at) + verticalWay(key)];
	return next && node(next);
}

function moveFromLink(layout: SankeyLayout, at: PlacedLink, key: string): Target | undefined {
	if (key === 'ArrowRight') return node(at.to);
	if (key === 'ArrowLeft') return node(at.from);
	const beside = layout.links.filter(({ from }) => from === at.from);
	const next = beside[beside.indexOf(at) + verticalWay(key)];
	return next && { kind: 'link', at: next };
}

/** NaN leads nowhere: an index that no list has. */
const verticalWay = (key: string) =>
	key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : Number.NaN;

function widest(links: readonly PlacedLink[]): Target | undefined {
	const at = links.reduce<PlacedLink | undefined>(
		(best, link) => (best && best.link.count >= link.link.count ? best : link),
		undefined
	);
	return at && { kind: 'link', at };
}
