import type { Graph, layout as arrange } from '@dagrejs/dagre';
import { before, curve, head, type Point } from './curve';
import type { GraphData, GraphEdge, GraphNode } from './data';

/** The library that lays graphs out in layers; it is large, and fetched when the first graph is drawn. */
export interface Layering {
	readonly Graph: typeof Graph;
	readonly layout: typeof arrange;
}

export interface PlacedNode {
	readonly node: GraphNode;
	/** Its upper left corner. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface PlacedEdge {
	readonly edge: GraphEdge;
	readonly from: PlacedNode;
	readonly to: PlacedNode;
	/** The line, up to its head, and the head. */
	readonly path: string;
	readonly head: string;
	readonly width: number;
	/** Middle of the words on it. */
	readonly label: Point;
	/** Whether it leads to where one was: upwards, or to itself. */
	readonly back: boolean;
}

export interface GraphLayout {
	readonly width: number;
	readonly height: number;
	/** From the top down, each layer from the left. */
	readonly nodes: readonly PlacedNode[];
	/** The thickest last, so that it lies above. */
	readonly edges: readonly PlacedEdge[];
}

export const SIZE = {
	node: { width: 120, height: 38 },
	end: { width: 96, height: 36 },
	/** Room for the words on an edge, by letter. */
	letter: 6.2,
	line: 14,
	thinnest: 1.25,
	thickest: 8,
	margin: 6
} as const;

/** Layers from the start down to the end; what leads back goes around. Positions in pixels. */
export function layoutGraph({ Graph, layout }: Layering, data: GraphData): GraphLayout {
	const graph = new Graph();
	graph.setGraph({
		rankdir: 'TB',
		acyclicer: 'greedy',
		nodesep: 18,
		edgesep: 10,
		ranksep: 44,
		marginx: SIZE.margin,
		marginy: SIZE.margin
	});
	for (const { id, kind } of data.nodes) {
		graph.setNode(id, { ...(kind === 'label' ? SIZE.node : SIZE.end) });
	}
	const drawn = data.edges.filter(({ from, to }) => graph.hasNode(from) && graph.hasNode(to));
	for (const { from, to, note, pull } of drawn) {
		const width = note.length * SIZE.letter + 8;
		const weight = 1 + Math.round(9 * pull);
		graph.setEdge(from, to, { weight, width, height: SIZE.line, labelpos: 'c' });
	}
	anchor(graph, data, drawn);
	layout(graph);
	const nodes = data.nodes.map((node) => placed(node, graph.node(node.id)));
	const byId = new Map(nodes.map((one) => [one.node.id, one]));
	const edges = drawn.flatMap((edge): PlacedEdge[] => {
		const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
		if (from === undefined || to === undefined) return [];
		const { points = [], x = 0, y = 0 } = graph.edge(edge.from, edge.to);
		return [from === to ? loop(edge, from) : way(edge, from, to, points, { x, y })];
	});
	const { width = 0, height = 0 } = graph.graph();
	// Loops stand to the right of their node, where the library leaves room for them.
	const right = Math.max(width, ...edges.map(({ label }) => label.x + 24));
	return {
		width: Math.ceil(right),
		height: Math.ceil(height),
		nodes: nodes.sort((a, b) => a.y - b.y || a.x - b.x),
		edges: edges.sort((a, b) => a.edge.size - b.edge.size)
	};
}

/** What nothing leads to lies under the start, what leads nowhere above the end: by edges that are not drawn. */
function anchor(graph: Graph, { nodes }: GraphData, edges: readonly GraphEdge[]): void {
	const [start, end] = (['start', 'end'] as const).map((kind) =>
		nodes.find((node) => node.kind === kind)
	);
	for (const { id, kind } of nodes) {
		if (kind !== 'label') continue;
		const others = edges.filter(({ from, to }) => from !== to);
		const unseen = { weight: 0, width: 0, height: 0 };
		if (start && !others.some(({ to }) => to === id)) graph.setEdge(start.id, id, unseen);
		if (end && !others.some(({ from }) => from === id)) graph.setEdge(id, end.id, unseen);
	}
}

interface Box {
	readonly x?: number;
	readonly y?: number;
	readonly width: number;
	readonly height: number;
}

function placed(node: GraphNode, { x = 0, y = 0, width, height }: Box): PlacedNode {
	return { node, x: x - width / 2, y: y - height / 2, width, height };
}

const widthOf = ({ size }: GraphEdge) => SIZE.thinnest + size * (SIZE.thickest - SIZE.thinnest);
const headOf = (width: number) => ({ length: 6 + width * 0.7, width: 6 + width * 1.1 });

function way(
	edge: GraphEdge,
	from: PlacedNode,
	to: PlacedNode,
	points: readonly Point[],
	label: Point
): PlacedEdge {
	const width = widthOf(edge);
	const size = headOf(width);
	const [tip, last] = [points.at(-1) ?? label, points.at(-2) ?? label];
	const base = before(tip, last, size.length);
	return {
		edge,
		from,
		to,
		path: curve([...points.slice(0, -1), base]),
		head: head(base, tip, size.width),
		width,
		label: onCurve(points, label),
		back: to.y < from.y
	};
}

/** Where the line comes nearest to a point that draws it: for the middle of the words. */
function onCurve(points: readonly Point[], label: Point): Point {
	const index = points.findIndex(({ x, y }) => x === label.x && y === label.y);
	const [a, b, c] = [points[index - 1], points[index], points[index + 1]];
	if (!a || !b || !c) return label;
	return { x: (a.x + 4 * b.x + c.x) / 6, y: (a.y + 4 * b.y + c.y) / 6 };
}

function loop(edge: GraphEdge, at: PlacedNode): PlacedEdge {
	const width = widthOf(edge);
	const size = headOf(width);
	const [right, middle] = [at.x + at.width, at.y + at.height / 2];
	const base = { x: right + size.length, y: middle + 8 };
	const far = right + 30;
	return {
		edge,
		from: at,
		to: at,
		path: `M${right},${middle - 8}C${far},${middle - 22} ${far},${middle + 16} ${base.x},${base.y}`,
		head: head(base, { x: right, y: middle + 7 }, size.width),
		width,
		label: { x: right + 26 + (edge.note.length * SIZE.letter) / 2, y: middle },
		back: true
	};
}
