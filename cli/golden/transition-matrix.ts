import type { FlowResult } from '$lib/journey/flow/result';
import { ask } from './ask';
import { allowOnly, Unsupported, type Asked } from './case';
import type { Answer, Kind } from './kind';
import type { Lab } from './lab';
import { NAME_RULES } from './name-rules';
import {
	GRAINED,
	grainedCells,
	grainedSource,
	grainsOf,
	PATH_END,
	PATH_START,
	type Grain
} from './transition-matrix-cells';

/** The most labels that a flow cell shows. */
const MOST = 100;

type Figures = FlowResult['edges'][number]['figures'];

/** Weights by the names that cases have for them; what is not there counts as this. */
const WEIGHTS: Readonly<Record<string, readonly [keyof Figures, number | null]>> = {
	count: ['count', 0],
	units: ['units', 0],
	unique_paths: ['units', 0],
	proba_out: ['out', 0],
	proba_in: ['in', 0],
	share_of_total: ['all', 0],
	avg_per_path: ['average', 0],
	time_mean: ['mean', null],
	time_median: ['median', null],
	time_q95: ['p95', null],
	time_p95: ['p95', null]
};

/** Every weight of every transition, start and end included: matrices, and each row and column of them. */
export const transitionMatrix: Kind = {
	kind: 'transition_matrix',
	async answer(asked, lab) {
		allowOnly(asked, [...NAME_RULES, ...GRAINED, 'nodes', 'collapse_repeats']);
		const grains = grainsOf(asked);
		const answer: Record<string, unknown> = {};
		const all: Record<string, number> = {};
		const paths: Record<string, number> = {};
		for (const grain of grains) {
			const withUnits = await flowOf(asked, lab, grain, 'units');
			const results = [withUnits, await flowOf(asked, lab, grain, 'median')];
			const nodes = nodesOf(asked, withUnits);
			Object.assign(answer, matrices(results, nodes, `_by_${grain}`));
			if (grains.length === 1) Object.assign(answer, matrices(results, nodes, ''));
			all[grain] = withUnits.transitions;
			paths[grain] = withUnits.units;
		}
		return { ...answer, share_of_total_denominator: all, avg_per_path_denominator: paths };
	}
};

async function flowOf(asked: Asked, lab: Lab, grain: Grain, weight: string): Promise<FlowResult> {
	const collapse = asked.query['collapse_repeats'] === true;
	const spec = { journeys: 'paths', weight, collapse, nodes: { top: MOST }, edges: { share: 0 } };
	const cells = [...grainedCells(asked, grain), { id: 'flow', kind: 'flow', spec }];
	const result = (await ask(lab, grainedSource(asked), cells)) as FlowResult;
	if (result.coverage.labels < result.coverage.allLabels) {
		throw new Unsupported(`over ${MOST} labels`);
	}
	return result;
}

/** The nodes in the order asked, else start, labels by their names, end. */
function nodesOf({ query }: Asked, { nodes }: FlowResult): readonly string[] {
	if (query['nodes'] !== undefined) return [query['nodes']].flat().map(String);
	const labels = nodes.filter(({ kind }) => kind === 'label').map(({ label }) => label ?? '');
	return [PATH_START, ...labels.sort(), PATH_END];
}

function matrices(
	results: readonly FlowResult[],
	nodes: readonly string[],
	suffix: string
): Answer {
	const answer: Record<string, unknown> = {};
	for (const [name, [figure, nothing]] of Object.entries(WEIGHTS)) {
		const cells = new Map<string, number>();
		for (const result of results) {
			for (const { from, to, figures } of result.edges) {
				const value = figures[figure];
				if (value !== null) cells.set(`${nameOf(result, from)}\n${nameOf(result, to)}`, value);
			}
		}
		const at = (from: string, to: string) => cells.get(`${from}\n${to}`) ?? nothing;
		answer[`${name}${suffix}`] = nodes.map((from) => nodes.map((to) => at(from, to)));
		for (const node of nodes) {
			const row = nodes.map((to) => at(node, to));
			answer[`${name}_${node}${suffix}`] = row;
			answer[`${name}_${node}_row${suffix}`] = row;
			answer[`${name}_${node}_column${suffix}`] = nodes.map((from) => at(from, node));
		}
	}
	return answer;
}

function nameOf({ nodes }: FlowResult, id: string): string {
	const node = nodes.find((one) => one.id === id);
	if (node?.kind === 'start') return PATH_START;
	return node?.kind === 'end' ? PATH_END : (node?.label ?? '');
}
