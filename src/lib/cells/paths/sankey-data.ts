import type { SankeyData } from '$lib/charts/sankey/data';
import type { PathsSide } from '$lib/journey/paths/paths';
import type { PathsSpec } from '$lib/journey/paths/spec';

/** A segment's paths as the diagram takes them; `unnamed` is the word for events without a name. */
export function sankeyData(
	{ nodes, links, total }: PathsSide,
	unit: string,
	unnamed: string,
	signed = false
): SankeyData {
	const steps = nodes.map(({ step }) => step);
	return {
		unit,
		steps: steps.length === 0 ? 0 : Math.max(...steps) - Math.min(...steps) + 1,
		total,
		nodes: nodes.map((node) => ({ ...node, label: node.label ?? unnamed })),
		links,
		signed
	};
}

/** Whether steps are numbered from one that stands in the middle or at the end. */
export function isSigned({ anchor }: PathsSpec): boolean {
	switch (anchor.at) {
		case 'start':
		case 'after':
			return false;
		case 'end':
		case 'around':
			return true;
		case 'before':
		case 'between':
			return anchor.count === 'back';
	}
}
