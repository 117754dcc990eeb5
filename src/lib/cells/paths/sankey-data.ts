import type { SankeyData } from '$lib/charts/sankey/data';
import type { PathsResult } from '$lib/journey/paths';

/** A result as the diagram takes it; `unnamed` is the word for events without a name. */
export function sankeyData(result: PathsResult, unit: string, unnamed: string): SankeyData {
	return {
		unit,
		steps: result.steps,
		total: result.total,
		nodes: result.nodes.map((node) => ({ ...node, label: node.label ?? unnamed })),
		links: result.links
	};
}
