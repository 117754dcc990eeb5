import type { GraphData } from '$lib/charts/graph/data';
import type { HeatData } from '$lib/charts/heat/data';
import type { FlowNode, FlowResult } from '$lib/journey/flow/result';
import type { FlowSpec } from '$lib/journey/flow/spec';
import type { Words } from '$lib/messages';
import { edgeDetail, nodeDetail } from './details';
import { drawer } from './drawn';
import { namesOf, nodeName } from './names';

/** The transitions that pass the limits, and the nodes that they touch. */
export function graphData(
	result: FlowResult,
	spec: FlowSpec,
	words: Words,
	hue?: (label: string) => string | undefined
): GraphData {
	const name = namesOf(result, words);
	const edges = result.edges.filter(({ passes }) => passes);
	const draw = drawer(edges, spec, words);
	const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
	const nodes = result.nodes.filter(({ id }) => touched.has(id));
	const most = Math.max(1, ...nodes.filter(({ kind }) => kind === 'label').map(sizeOf));
	const mostTaken = Math.max(1, ...edges.map(takenOf));
	return {
		nodes: nodes.map((node) => ({
			id: node.id,
			kind: node.kind,
			label: nodeName(node, words),
			note: noteOf(node, result, words),
			heat: node.kind === 'label' ? sizeOf(node) / most : 0,
			hue: node.label === null ? undefined : hue?.(node.label),
			detail: nodeDetail(node, result, words)
		})),
		edges: edges.map((edge) => {
			const { text, ...look } = draw(edge);
			const { from, to } = edge;
			return {
				from,
				to,
				...look,
				name: words.t('flow.edge', { from: name(from), to: name(to) }),
				note: text,
				pull: takenOf(edge) / mostTaken,
				detail: edgeDetail(edge, spec, name, words)
			};
		})
	};
}

const sizeOf = ({ count, compared }: FlowNode) => count + (compared ?? 0);
const takenOf = ({ figures, compared }: FlowResult['edges'][number]) =>
	figures.count + (compared?.count ?? 0);

/** How often a label occurs; of two sides that differ in size, its share in each. */
function noteOf(
	{ kind, count, compared }: FlowNode,
	result: FlowResult,
	{ formats }: Words
): string {
	if (compared === null || result.compared === null) return formats.integer(count);
	if (kind !== 'label') return `${formats.integer(count)} · ${formats.integer(compared)}`;
	const share = (part: number, whole: number) => formats.percent(whole === 0 ? null : part / whole);
	return `${share(count, result.events)} · ${share(compared, result.compared.events)}`;
}

/** Every transition between the nodes shown: sources in rows, targets in columns. */
export function matrixData(result: FlowResult, spec: FlowSpec, words: Words): HeatData {
	const name = namesOf(result, words);
	const draw = drawer(result.edges, spec, words);
	const byPair = new Map(result.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge]));
	const head = (node: FlowNode) => ({ id: node.id, label: nodeName(node, words) });
	const rows = result.nodes.filter(({ kind }) => kind !== 'end');
	const columns = result.nodes.filter(({ kind }) => kind !== 'start');
	return {
		corner: words.t('flow.corner-matrix'),
		rows: rows.map((node) => ({ ...head(node), note: noteOf(node, result, words) })),
		columns: columns.map(head),
		cells: rows.map((row) =>
			columns.map((column) => {
				const edge = byPair.get(`${row.id}\n${column.id}`);
				if (edge === undefined) return undefined;
				const { text, size, faint, tone } = draw(edge);
				const title = edgeDetail(edge, spec, name, words);
				return { text, heat: size, faint, less: tone === 'less', title };
			})
		)
	};
}
