import { describe, expect, it } from 'vitest';
import { flow } from '$lib/journey/flow/flow';
import type { FlowEdge, FlowNode, FlowResult } from '$lib/journey/flow/result';
import type { FlowSpec } from '$lib/journey/flow/spec';
import { formats, translate } from '$lib/messages';
import { edgeColumns } from './columns';
import { namesOf } from './names';
import { edgePick, nodePick } from './picks';
import { graphData, matrixData } from './pictures';

const english = { t: translate('en'), formats: formats('en') };
const italian = { t: translate('it'), formats: formats('it') };
const specOf = (more: Partial<FlowSpec> = {}) => flow.parse({ journeys: 'trips', ...more });

const node = (id: string, kind: FlowNode['kind'], count: number): FlowNode => ({
	id,
	kind,
	label: kind === 'label' && id !== 'none' ? id.slice(1) : null,
	count,
	compared: null
});
const edge = (from: string, to: string, count: number, more: Partial<FlowEdge> = {}): FlowEdge => ({
	from,
	to,
	figures: {
		count,
		units: null,
		out: count / 4,
		in: 0.5,
		all: count / 10,
		average: count / 2,
		mean: null,
		median: null,
		p95: null
	},
	weight: count,
	comparedWeight: null,
	passes: true,
	small: false,
	compared: null,
	difference: null,
	...more
});
const result: FlowResult = {
	units: 2,
	events: 8,
	transitions: 10,
	compared: null,
	nodes: [
		node('start', 'start', 2),
		node('=a', 'label', 6),
		node('none', 'label', 2),
		node('end', 'end', 2)
	],
	edges: [
		edge('=a', '=a', 4),
		edge('start', '=a', 2, { passes: false }),
		edge('=a', 'none', 1),
		edge('none', 'end', 1, { small: true })
	],
	coverage: {
		labels: 2,
		allLabels: 2,
		visits: 8,
		edges: 4,
		passing: 3,
		allEdges: 4,
		held: 8,
		heldPassing: 6,
		all: 10
	},
	labels: ['a', null]
};
const difference = (value: number, low: number, high: number) => ({
	weight: 0.5,
	comparedWeight: 0.5 - value,
	difference: { value, interval: { low, high } }
});

describe('a graph of transitions', () => {
	it('has the arrows that pass and the places that they touch, in words', () => {
		const { nodes, edges } = graphData(result, specOf(), english);
		expect(nodes.map(({ label, note, heat }) => [label, note, heat])).toEqual([
			['a', '6', 1],
			['(no name)', '2', 2 / 6],
			['End', '2', 0]
		]);
		expect(edges.map(({ name, note, size, faint }) => [name, note, size, faint])).toEqual([
			['a → a', '4', 1, false],
			['a → (no name)', '1', 0.25, false],
			['(no name) → End', '1', 0.25, true]
		]);
		expect(edges[0]?.detail).toBe(
			'a → a: 4 times; 100.0% of what leaves a, 50.0% of what comes to a, 40.0% of all; 2 per journey.'
		);
		expect(edges[2]?.detail).toMatch(/Of few: read it with care\.$/);
		expect(nodes[0]?.detail).toBe('a: 6 events, 75.0% of all.');
		expect(graphData(result, specOf(), italian).edges[1]?.detail).toBe(
			'a → (senza nome): una volta; 25,0% di ciò che lascia a, 50,0% di ciò che arriva a (senza nome), 10,0% di tutto; 0,5 per percorso.'
		);
	});

	it('says units and times where they were asked', () => {
		const figures = { ...edge('=a', '=a', 4).figures, units: 1, median: 90, p95: 3600 };
		const asked = { ...result, edges: [edge('=a', '=a', 4, { figures })] };
		const [one] = graphData(asked, specOf({ weight: 'median' }), english).edges;
		expect(one?.detail).toMatch(
			/; 1 journey with it; takes 1 min 30 s at the median, 1 h at the 95th percentile\.$/
		);
	});

	it('shows in a comparison which of the two has more, and pale what could be chance', () => {
		const edges = [
			edge('=a', '=a', 4, difference(0.2, 0.1, 0.3)),
			edge('=a', 'none', 4, difference(-0.1, -0.3, 0.1))
		];
		const total = { units: 3, events: 20, transitions: 23 };
		const both = {
			...result,
			edges,
			compared: total,
			nodes: result.nodes.map((one) => ({ ...one, compared: 5 }))
		};
		const drawn = graphData(both, specOf({ compare: 'others' }), english);
		expect(drawn.edges.map(({ note, size, tone, faint }) => [note, size, tone, faint])).toEqual([
			['+20.0 pp', 1, 'more', false],
			['−10.0 pp', 0.5, 'less', true]
		]);
		expect(drawn.edges[0]?.detail).toBe(
			'a → a, share of all: 50.0% and 30.0%, a difference of +20.0 pp (95% interval +10.0 pp to +30.0 pp).'
		);
		expect(drawn.nodes[0]?.note).toBe('75.0% · 25.0%');
		const first = matrixData(both, specOf({ compare: 'others' }), english).cells[1]?.[0];
		expect(first).toMatchObject({ text: '+20.0 pp', heat: 1, less: false });
	});
});

describe('the matrix', () => {
	it('has every transition, sources in rows and targets in columns', () => {
		const { rows, columns, cells } = matrixData(result, specOf({ show: 'matrix' }), english);
		expect(rows.map(({ label }) => label)).toEqual(['Start', 'a', '(no name)']);
		expect(columns.map(({ label }) => label)).toEqual(['a', '(no name)', 'End']);
		expect(cells.map((row) => row.map((cell) => cell?.text))).toEqual([
			['2', undefined, undefined],
			['4', '1', undefined],
			[undefined, undefined, '1']
		]);
	});

	it('is as strong as a share of a source is large', () => {
		const shares = result.edges.map((one) => ({ ...one, weight: one.figures.out }));
		const data = matrixData({ ...result, edges: shares }, specOf({ weight: 'out' }), english);
		expect(data.cells[0]?.[0]).toMatchObject({ text: '50.0%', heat: 0.5 });
	});
});

it('the table has a column for every figure that was read', () => {
	const keys = (more: Partial<FlowSpec>) =>
		edgeColumns(specOf(more), namesOf(result, english), english, () => undefined).map(
			({ key }) => key
		);
	const always = ['from', 'to', 'count', 'out', 'in', 'all', 'average'];
	expect(keys({})).toEqual(always);
	expect(keys({ weight: 'units' })).toContain('units');
	expect(keys({ weight: 'p95' })).toEqual([...always, 'mean', 'median', 'p95']);
	expect(keys({ compare: 'others' }).slice(-3)).toEqual(['difference', 'low', 'high']);
});

it('picks name places by their labels, and the others where only they are there', () => {
	expect(nodePick(result.nodes[2]!)).toEqual({
		pick: 'node',
		node: { kind: 'label', label: null },
		side: 'chosen'
	});
	expect(nodePick({ ...result.nodes[1]!, count: 0, compared: 3 }).side).toBe('compared');
	expect(edgePick(result, { from: 'start', to: '=a' })).toEqual({
		pick: 'edge',
		from: { kind: 'start' },
		to: { kind: 'label', label: 'a' },
		side: 'chosen'
	});
	expect(edgePick(result, { from: '=a', to: 'start' })).toBeUndefined();
});
