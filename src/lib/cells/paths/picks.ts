import type { SankeyLink, SankeyNode } from '$lib/charts/sankey/data';
import type { PathsResult, PathsSide } from '$lib/journey/paths/paths';
import type { Choice, Through } from '$lib/journey/paths/spec';

/** The label of a node as specs have it: empty for no name. */
export function labelIn(result: PathsResult, id: string): string {
	return nodesOf(result).find((node) => node.id === id)?.label ?? '';
}

/** What a node or a link stands for, whatever is folded later. */
export function nodePick(result: PathsResult, node: Pick<SankeyNode, 'id' | 'step'>): Through {
	return { step: node.step, at: choiceOf(result, node.id) };
}

export function linkPick(result: PathsResult, link: Pick<SankeyLink, 'from' | 'to'>): Through {
	const from = nodesOf(result).find((node) => node.id === link.from);
	if (from === undefined) throw new Error(`no node ${link.from}`);
	return {
		step: from.step,
		at: choiceOf(result, link.from),
		next: choiceOf(result, link.to)
	};
}

function choiceOf(result: PathsResult, id: string): Choice {
	const nodes = nodesOf(result);
	const node = nodes.find((one) => one.id === id);
	if (node === undefined) throw new Error(`no node ${id}`);
	if (!node.other) return { labels: [node.label ?? ''], except: false };
	// Other is whatever does not stand for itself at that step, in either segment.
	const beside = nodes.filter(({ step, other }) => step === node.step && !other);
	return { labels: [...new Set(beside.map(({ label }) => label ?? ''))], except: true };
}

function nodesOf(result: PathsResult): PathsSide['nodes'] {
	return [...result.nodes, ...(result.compared?.nodes ?? [])];
}
