import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../../cli/golden/lab';
import { event, sourcesOf } from '../../../../tests/golden/oracle/log';
import { openedBy } from '../../../../tests/golden/oracle/opened';
import { transitionsOf, type FollowSettings } from '../../../../tests/golden/oracle/transitions';
import { overTrips, tripCells } from '../../../../tests/golden/oracle/trips';
import { edgeOf } from './counts';
import type { FlowResult } from './result';
import { analysisOf } from '../registry';
import { SpecError } from '../spec-error';
import type { TableResult } from '../sql/sql';
import { newcombe } from '../statistics';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const settings: fc.Arbitrary<FollowSettings> = fc.record({
	unit: fc.constantFrom('journey', 'session', 'person'),
	label: fc.constantFrom('touchpoint', 'channel'),
	collapse: fc.boolean()
});

const ALL = { nodes: { top: 100 }, edges: { share: 0 } };
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Edges by what they are called, with the figures that were asked. */
function readable({ nodes, edges }: FlowResult) {
	const name = new Map(
		nodes.map(({ id, kind, label }) => [id, kind === 'label' ? String(label) : `(${kind})`])
	);
	return new Map(
		edges.map(({ from, to, figures }) => [`${name.get(from)} → ${name.get(to)}`, figures])
	);
}

/** What a reader of the graph may count on. */
function reconciles({ nodes, edges, units, events, transitions }: FlowResult): void {
	const counted = (which: typeof edges) => sum(which.map(({ figures }) => figures.count));
	expect(transitions).toBe(events + units);
	expect(counted(edges)).toBe(transitions);
	for (const { id, kind, count } of nodes) {
		const out = counted(edges.filter(({ from }) => from === id));
		const into = counted(edges.filter(({ to }) => to === id));
		expect([into, out]).toEqual([kind === 'start' ? 0 : count, kind === 'end' ? 0 : count]);
	}
}

describe('the transition graph', () => {
	it('has the figures that walking each unit gives, for all settings, and reconciles', async () => {
		await overTrips(lab, settings, async ({ given, cells, journeys }, one) => {
			const results: FlowResult[] = [];
			for (const weight of ['units', 'p95']) {
				const spec = { journeys: 'trips', weight, ...ALL, ...one };
				const run = await lab.run(given, [...cells, { id: 'flow', kind: 'flow', spec }]);
				results.push(run.result as FlowResult);
			}
			const [withUnits, withTimes] = results.map(readable);
			const expected = transitionsOf(journeys, one);
			expect(results[0]).toMatchObject({
				units: expected.units,
				transitions: expected.transitions
			});
			expect([...withUnits!.keys()].sort()).toEqual(Object.keys(expected.edges).sort());
			for (const [pair, figures] of Object.entries(expected.edges)) {
				const { mean, median, p95, units, ...shares } = figures;
				expect(withUnits!.get(pair)).toMatchObject({ units, ...near(shares) });
				expect(withTimes!.get(pair)).toMatchObject(near({ ...shares, mean, median, p95 }));
			}
			reconciles(results[0]!);
		});
	});

	const LOG = [
		...['a', 'b', 'a', 'b', 'c'].map((label, at) => event('u', at, label)),
		...['a', 'a', 'b'].map((label, at) => event('v', 2 * at, label)),
		event('w', 0, null)
	];

	const flowCell = (spec: object) => ({
		id: 'flow',
		kind: 'flow',
		spec: { journeys: 'trips', ...spec }
	});

	const GIVEN = sourcesOf([LOG]);

	async function run(spec: object, given = GIVEN, more: LabCell[] = []) {
		const cells = [...tripCells(), ...more, flowCell(spec)];
		return (await lab.run(given, cells)).result as FlowResult;
	}

	it('keeps loops, and knows events without a name apart', async () => {
		const shown = readable(await run(ALL));
		expect(shown.get('a → a')).toMatchObject({ count: 1, out: 1 / 4, in: 1 / 4, average: 1 / 3 });
		expect(shown.get('a → b')).toMatchObject({ count: 3, out: 3 / 4, in: 1 });
		expect(shown.get('(start) → null')).toMatchObject({ count: 1, all: 1 / 12 });
		expect(shown.get('null → (end)')).toMatchObject({ count: 1 });
	});

	it('shows the most frequent places, and arrows within limits, and says how much they hold', async () => {
		const { nodes, edges, coverage } = await run({ nodes: { top: 2 }, edges: { share: 0.1 } });
		expect(nodes.map(({ kind, label, count }) => label ?? `${kind} ${count}`)).toEqual([
			'start 3',
			'a',
			'b',
			'end 3'
		]);
		const passing = edges.filter(({ passes }) => passes);
		expect(passing.map(({ from, to }) => [from, to])).toEqual([
			['=a', '=b'],
			['start', '=a']
		]);
		expect(coverage).toEqual({
			labels: 2,
			allLabels: 4,
			visits: 7,
			edges: 5,
			passing: 2,
			allEdges: 9,
			held: 8,
			heldPassing: 5,
			all: 12
		});
	});

	it('can be limited by counts, and by shares of what leaves or comes', async () => {
		const passing = async (edges: object) =>
			(await run({ edges: { share: 0, ...edges } })).edges
				.filter(({ passes }) => passes)
				.map(({ from, to }) => `${from} ${to}`)
				.sort();
		expect(await passing({ count: 2 })).toEqual(['=a =b', 'start =a']);
		expect(await passing({ share: 1, of: 'out' })).toEqual(['=c end', 'none end']);
		expect(await passing({ share: 1, of: 'in' })).toEqual(['=a =b', '=b =c', 'start none']);
		const { nodes } = await run({ nodes: { count: 3, share: 0.4 } });
		expect(nodes.map(({ id }) => id)).toEqual(['start', '=a', 'end']);
	});

	it('shows around a place only what leads to it or leaves it', async () => {
		const { nodes, edges, coverage } = await run({ ...ALL, ego: { label: 'c' } });
		expect(nodes.map(({ id }) => id)).toEqual(['=c', '=b', 'end']);
		expect(edges.map(({ from, to }) => edgeOf(from, to))).toEqual(['=b\n=c', '=c\nend']);
		expect(coverage).toMatchObject({ all: 2, held: 2, allEdges: 2 });
	});

	it('marks times of few as small, and counts never', async () => {
		const small = ({ edges }: FlowResult) =>
			edges.filter(({ figures }) => figures.median !== null).map(({ small }) => small);
		expect(small(await run({ ...ALL, weight: 'median' })).every(Boolean)).toBe(true);
		expect((await run(ALL)).edges.some((edge) => edge.small)).toBe(false);
	});

	const touching = (id: string, value: string) => ({
		id,
		kind: 'segment',
		spec: {
			journeys: 'trips',
			unit: 'journey',
			condition: { kind: 'did', match: [{ field: 'touchpoint', op: 'is', values: [value] }] }
		}
	});

	it('compares two segments by shares of all, with Newcombe’s interval', async () => {
		const spec = { ...ALL, segment: 'of-c', compare: 'of-a' };
		const { edges, compared, units } = await run(spec, GIVEN, [
			touching('of-c', 'c'),
			touching('of-a', 'a')
		]);
		expect([units, compared?.units]).toEqual([1, 2]);
		const edge = edges.find(({ from, to }) => from === '=a' && to === '=b');
		expect([edge?.figures.count, edge?.compared?.count]).toEqual([2, 3]);
		expect([edge?.weight, edge?.comparedWeight]).toEqual([2 / 6, 3 / 10]);
		expect(edge?.difference).toEqual({
			value: 2 / 6 - 3 / 10,
			interval: newcombe({ successes: 2, n: 6 }, { successes: 3, n: 10 })
		});
	});

	it('opens the journeys at a place or behind an arrow, or the people where they are followed', async () => {
		const label = (name: string | null) => ({ kind: 'label', label: name });
		for (const unit of ['journey', 'person', 'session']) {
			const cells = [...tripCells(), flowCell({ unit })];
			await lab.run(GIVEN, cells);
			const who = (pick: object) => openedBy(lab, GIVEN, cells, pick);
			const edge = (from: object, to: object) => who({ pick: 'edge', from, to });
			const [u, v, w] = [0, 1, 2];
			expect(await who({ pick: 'node', node: { kind: 'start' } })).toEqual([u, v, w]);
			expect(await who({ pick: 'node', node: { kind: 'end' } })).toEqual([u, v, w]);
			expect(await who({ pick: 'node', node: label('a') })).toEqual([u, v]);
			expect(await who({ pick: 'node', node: label(null) })).toEqual([w]);
			expect(await edge(label('a'), label('a'))).toEqual([v]);
			expect(await edge(label('b'), { kind: 'end' })).toEqual([v]);
			expect(await edge({ kind: 'start' }, label(null))).toEqual([w]);
			expect(await edge(label('c'), label('a'))).toEqual([]);
			await expect(who({ pick: 'everyone' })).rejects.toThrow(SpecError);
		}
	});

	it('gives its counts as a relation with names', async () => {
		const cells = [
			...tripCells(),
			flowCell({}),
			{
				id: 'rows',
				kind: 'sql',
				spec: { sql: `select * from flow where source = 'b' or kind = 'start'` }
			}
		];
		const { result } = await lab.run(GIVEN, cells);
		expect(
			(result as TableResult).rows.map((row) =>
				row.map((one) => (one === null ? null : String(one)))
			)
		).toEqual([
			['start', null, 'a', '2', null],
			['end', 'b', null, '1', null],
			['start', null, null, '1', null],
			['step', 'b', 'a', '1', '60'],
			['step', 'b', 'c', '1', '60']
		]);
	});

	it('of no journeys is empty', async () => {
		const { nodes, edges, units } = await run({}, sourcesOf([[]]));
		expect([units, edges]).toEqual([0, []]);
		expect(nodes.map(({ kind }) => kind)).toEqual(['start', 'end']);
	});
});

/** Numbers to compare but for rounding. */
function near(figures: Readonly<Record<string, number | null>>) {
	return Object.fromEntries(
		Object.entries(figures).map(([key, value]) => [
			key,
			value === null ? null : (expect.closeTo(value, 6) as number)
		])
	);
}
describe('the settings of the transition graph', () => {
	const parse = (spec: unknown) => analysisOf('flow')?.parse(spec);

	it('are journeys by touchpoint, the 15 most frequent, arrows of 0.5 % of all, repeats kept, unless told', () => {
		expect(parse({ journeys: 'trips' })).toEqual({
			journeys: 'trips',
			segment: '',
			compare: '',
			unit: 'journey',
			label: 'touchpoint',
			collapse: false,
			weight: 'count',
			show: 'graph',
			nodes: { top: 15, count: 0, share: 0 },
			edges: { count: 0, share: 0.005, of: 'all' },
			ego: null
		});
	});

	it.each([
		[{}, 'journeys'],
		[{ journeys: 'trips', weight: 'speed' }, 'weight'],
		[{ journeys: 'trips', nodes: { top: 101 } }, 'nodes.top'],
		[{ journeys: 'trips', edges: { share: 2 } }, 'edges.share'],
		[{ journeys: 'trips', ego: 'cart' }, 'ego']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
