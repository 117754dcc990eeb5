import type { SankeyData, SankeyLink, SankeyNode } from './data';
import { scaleFor, type Frame } from './frame';
import { ribbon } from './ribbon';

export type { SankeyData, SankeyLink, SankeyNode } from './data';

/** The part of a node's right side from which nobody goes to a node shown. */
export interface Stub {
	readonly kind: 'ended' | 'beyond';
	readonly y: number;
	readonly height: number;
}

/** Those who were nowhere before, and those who were at a step not shown. */
export interface Entry {
	readonly kind: 'began' | 'earlier';
	readonly y: number;
	readonly height: number;
}

export interface PlacedNode {
	readonly node: SankeyNode;
	readonly x: number;
	readonly y: number;
	readonly height: number;
	readonly stubs: readonly Stub[];
	/** The part of its left side at which nobody arrives from a node shown. */
	readonly entries: readonly Entry[];
}

export interface PlacedLink {
	readonly link: SankeyLink;
	readonly from: PlacedNode;
	readonly to: PlacedNode;
	/** Top of the band at its two ends. */
	readonly fromY: number;
	readonly toY: number;
	readonly width: number;
	/** The band's outline, as SVG path data. */
	readonly path: string;
}

export interface Column {
	readonly step: number;
	readonly x: number;
	readonly width: number;
	/** From the top down. */
	readonly nodes: readonly PlacedNode[];
}

export interface SankeyLayout {
	readonly width: number;
	readonly height: number;
	readonly columns: readonly Column[];
	readonly links: readonly PlacedLink[];
}

/** Largest first, equals by name, what is folded last: so nothing changes place when settings change. */
function byRank(one: SankeyNode, other: SankeyNode): number {
	if (one.other !== other.other) return Number(one.other) - Number(other.other);
	if (one.reached !== other.reached) return other.reached - one.reached;
	return one.label < other.label ? -1 : Number(one.label > other.label);
}

/** The nodes of each step from the first to the last, in order. */
function byStep(nodes: readonly SankeyNode[]): { step: number; nodes: SankeyNode[] }[] {
	const steps = [...new Set(nodes.map(({ step }) => step))].sort((a, b) => a - b);
	return steps.map((step) => ({
		step,
		nodes: nodes.filter((node) => node.step === step).sort(byRank)
	}));
}

/** Where everything goes: a column for each step, heights in proportion to counts, all from the top. */
export function layoutSankey(data: SankeyData, frame: Frame): SankeyLayout {
	const steps = byStep(data.nodes);
	const { perUnit, columnWidth, width } = scaleFor(steps, frame);
	let height = frame.height;
	const columns = steps.map(({ step, nodes }, index): Column => {
		const x = index * columnWidth;
		let y = frame.head;
		const placed = nodes.map((node) => {
			y += frame.label;
			const at = place(node, x, y, perUnit, index === 0);
			y += Math.max(frame.thinnest, at.height) + frame.gap;
			return at;
		});
		height = Math.max(height, y - frame.gap);
		return { step, x, width: columnWidth, nodes: placed };
	});
	const links = placeLinks(data.links, columns, perUnit, frame.node);
	return { width, height: Math.ceil(height), columns, links };
}

function place(
	node: SankeyNode,
	x: number,
	y: number,
	perUnit: number,
	first: boolean
): PlacedNode {
	const beyondY = y + node.wentOn * perUnit;
	const endedY = beyondY + node.beyond * perUnit;
	const stubs: Stub[] = [
		{ kind: 'beyond', y: beyondY, height: node.beyond * perUnit },
		{ kind: 'ended', y: endedY, height: node.ended * perUnit }
	];
	const { began = 0, earlier = 0 } = node;
	const earlierY = y + (node.reached - began - earlier) * perUnit;
	const entries: Entry[] = [
		{ kind: 'earlier', y: earlierY, height: earlier * perUnit },
		// That what begins at the first step begins there needs no saying.
		{ kind: 'began', y: earlierY + earlier * perUnit, height: first ? 0 : began * perUnit }
	];
	return {
		node,
		x,
		y,
		height: node.reached * perUnit,
		stubs: stubs.filter((stub) => stub.height > 0),
		entries: entries.filter((entry) => entry.height > 0)
	};
}

function placeLinks(
	links: readonly SankeyLink[],
	columns: readonly Column[],
	perUnit: number,
	nodeWidth: number
): PlacedLink[] {
	const placed = columns.flatMap((column) => column.nodes);
	const rank = new Map(placed.map((at, index) => [at.node.id, index]));
	const nodeOf = new Map(placed.map((at) => [at.node.id, at]));
	const rankOf = (id: string) => rank.get(id) ?? -1;
	const leaving = new Map<string, number>();
	const arriving = new Map<string, number>();
	// In this order bands leave a node from the top down as their targets lie, and arrive likewise.
	const ordered = [...links].sort(
		(a, b) => rankOf(a.from) - rankOf(b.from) || rankOf(a.to) - rankOf(b.to)
	);
	return ordered.map((link): PlacedLink => {
		const [from, to] = [nodeOf.get(link.from), nodeOf.get(link.to)];
		if (!from || !to) throw new Error(`A link has no node: ${link.from} → ${link.to}`);
		const fromY = leaving.get(link.from) ?? from.y;
		const toY = arriving.get(link.to) ?? to.y;
		const width = link.count * perUnit;
		leaving.set(link.from, fromY + width);
		arriving.set(link.to, toY + width);
		const path = ribbon({ x: from.x + nodeWidth, y: fromY }, { x: to.x, y: toY }, width);
		return { link, from, to, fromY, toY, width, path };
	});
}
