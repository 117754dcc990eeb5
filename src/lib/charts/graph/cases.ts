import type { GraphData, GraphEdge } from './data';

const node = (id: string, count: number, heat: number) => ({
	id,
	kind: 'label' as const,
	label: id,
	note: String(count),
	heat,
	detail: `${id} has ${count}.`
});

const edge = (
	from: string,
	to: string,
	count: number,
	more: Partial<GraphEdge> = {}
): GraphEdge => ({
	from,
	to,
	name: `${from} → ${to}`,
	note: String(count),
	size: count / 10,
	pull: count / 10,
	detail: `${count} from ${from} to ${to}.`,
	...more
});

/** Ten visits of a shop, with a loop, a way back and a way that skips. */
export const shop: GraphData = {
	nodes: [
		{ ...node('start', 10, 0), kind: 'start', label: 'Start' },
		node('home', 10, 1),
		node('search', 14, 0.9),
		node('a cart with a very long name indeed', 6, 0.4),
		{ ...node('end', 10, 0), kind: 'end', label: 'End' }
	],
	edges: [
		edge('start', 'home', 10),
		edge('home', 'search', 8),
		edge('search', 'search', 4),
		edge('search', 'home', 1, { faint: true }),
		edge('search', 'a cart with a very long name indeed', 6),
		edge('a cart with a very long name indeed', 'end', 6, { tone: 'more' }),
		edge('search', 'end', 3, { tone: 'less' })
	]
};
