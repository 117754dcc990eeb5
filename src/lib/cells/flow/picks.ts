import type { FlowPick } from '$lib/journey/flow/behind';
import type { FlowNode, FlowResult } from '$lib/journey/flow/result';
import { placeOf } from './names';

/** Of those compared with, where nobody else is at it. */
function sideOf(own: number, compared: number | null): 'chosen' | 'compared' {
	return own === 0 && compared !== null && compared > 0 ? 'compared' : 'chosen';
}

export function nodePick(node: FlowNode): FlowPick {
	return { pick: 'node', node: placeOf(node), side: sideOf(node.count, node.compared) };
}

/** The pick of a transition between two nodes of the result; undefined where it has none such. */
export function edgePick(
	{ nodes, edges }: FlowResult,
	{ from, to }: { from: string; to: string }
): FlowPick | undefined {
	const [source, target] = [from, to].map((id) => nodes.find((node) => node.id === id));
	const edge = edges.find((one) => one.from === from && one.to === to);
	if (source === undefined || target === undefined || edge === undefined) return undefined;
	const side = sideOf(edge.figures.count, edge.compared?.count ?? null);
	return { pick: 'edge', from: placeOf(source), to: placeOf(target), side };
}
