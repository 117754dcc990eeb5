import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../../cli/golden/lab';
import { event, sourcesOf } from '../../../../tests/golden/oracle/log';
import { openedBy } from '../../../../tests/golden/oracle/opened';
import { overTrips } from '../../../../tests/golden/oracle/trips';
import {
	meanOf,
	medianOf,
	stepsApart,
	waysOf,
	type VariantsSettings
} from '../../../../tests/golden/oracle/variants';
import { analysisOf } from '../registry';
import { SpecError } from '../spec-error';
import type { TableResult } from '../sql/sql';
import { bySimilarity, editDistance } from './similar';
import { variantsHolding, type VariantsResult } from './result';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const settings: fc.Arbitrary<VariantsSettings & { top: number }> = fc.record({
	label: fc.constantFrom('touchpoint', 'channel'),
	collapse: fc.boolean(),
	search: fc.constantFrom('', '', 'A', 'web', 'nowhere'),
	top: fc.constantFrom(1, 3, 20, 500)
});

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const keyOf = (labels: readonly (string | null)[]) => JSON.stringify(labels);

describe('variants', () => {
	it('are those that walking each journey gives, for all settings', async () => {
		await overTrips(lab, settings, async ({ given, cells, journeys }, one) => {
			const spec = { journeys: 'trips', ...one };
			const run = await lab.run(given, [...cells, { id: 'ways', kind: 'variants', spec }]);
			agrees(run.result as VariantsResult, journeys, one);
		});
	});

	function agrees(
		result: VariantsResult,
		journeys: Parameters<typeof waysOf>[0],
		one: VariantsSettings & { top: number }
	) {
		const ways = waysOf(journeys, one);
		expect([result.journeys, result.variants]).toEqual([journeys.length, ways.all.length]);
		const held = (some: typeof ways.all) => sum(some.map((way) => way.journeys.length));
		expect(result.found).toEqual({ journeys: held(ways.found), variants: ways.found.length });
		expect(result.shown.map((variant) => variant.journeys)).toEqual(
			ways.found.slice(0, one.top).map((way) => way.journeys.length)
		);
		expect(result.rest).toEqual({
			journeys: held(ways.found.slice(one.top)),
			variants: ways.found.slice(one.top).length
		});
		const known = new Map(ways.found.map((way) => [keyOf(way.labels), way]));
		for (const variant of result.shown) {
			const way = known.get(keyOf(variant.labels))!;
			expect(way.journeys).toHaveLength(variant.journeys);
			const typical = (values: readonly number[]) => ({
				mean: expect.closeTo(meanOf(values), 6),
				median: expect.closeTo(medianOf(values), 6)
			});
			expect(variant.duration).toEqual(typical(way.durations));
			expect(variant.gaps).toEqual(way.gaps.map(typical));
		}
		expect(new Set(result.shown.map(({ id }) => id)).size).toBe(result.shown.length);
		const sizes = ways.all.map((way) => way.journeys.length);
		expect(sum(result.sizes.map((size) => size.variants))).toBe(sizes.length);
		for (const share of [0.5, 0.8, 1]) {
			const count = variantsHolding(result.sizes, share);
			const wanted = share * journeys.length;
			expect(sum(sizes.slice(0, count))).toBeGreaterThanOrEqual(wanted);
			if (count > 0) expect(sum(sizes.slice(0, count - 1))).toBeLessThan(wanted);
		}
	}

	/** A walk by a user of its own, a minute a step. */
	const walk = (user: string, ...labels: (string | null)[]) =>
		labels.map((label, at) => event(user, at * 2 ** at, label, 'web'));
	const LOG = [
		...walk('u1', 'a', 'b', 'c'),
		...walk('u2', 'b', 'a', 'c'),
		...walk('u3', 'a', 'b', 'c'),
		...walk('u4', 'a', 'a', 'b', 'c'),
		...walk('u5', 'a', null),
		...walk('u6', 'a', 'c', 'b')
	].sort((a, b) => a.time - b.time);

	function cellsOf(spec: object, journeys: object = {}): LabCell[] {
		const success = [{ match: 'exact', text: 'c' }];
		const cut = { by: 'history' };
		const beginning = (id: string, touchpoint: string) => {
			const match = [{ field: 'touchpoint', op: 'is', values: [touchpoint] }];
			const condition = { kind: 'did', match, times: { op: '>=', count: 1 } };
			return { id, kind: 'segment', spec: { journeys: 'trips', condition } };
		};
		return [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut, success, ...journeys } },
			beginning('b', 'b'),
			beginning('c', 'c'),
			{ id: 'ways', kind: 'variants', spec: { journeys: 'trips', ...spec } }
		];
	}

	async function waysThrough(spec: object, journeys: object = {}) {
		const given = sourcesOf([LOG]);
		const run = await lab.run(given, cellsOf(spec, journeys));
		return { ...(run.result as VariantsResult), given };
	}

	it('tell apart what has the same steps in another order', async () => {
		const { shown, sizes } = await waysThrough({});
		expect(shown.map(({ labels, journeys }) => [labels.join(), journeys])).toEqual([
			['a,b,c', 3],
			...shown.slice(1).map(({ labels }) => [labels.join(), 1])
		]);
		expect(new Set(shown.map(({ labels }) => labels.join()))).toEqual(
			new Set(['a,b,c', 'b,a,c', 'a,', 'a,c,b'])
		);
		expect(sizes).toEqual([
			{ journeys: 3, variants: 1 },
			{ journeys: 1, variants: 3 }
		]);
	});

	it('say how many of the journeys that are not open succeeded', async () => {
		const { shown } = await waysThrough({});
		expect(shown[0]?.outcome).toMatchObject({ decided: 3, succeeded: 3, rate: 1 });
		const open = shown.find(({ labels }) => labels[1] === null);
		expect(open?.outcome).toMatchObject({ decided: 0, succeeded: 0, rate: null, interval: null });
		const without = await waysThrough({}, { success: [] });
		expect(without.shown.every(({ outcome }) => outcome === null)).toBe(true);
	});

	it('are set beside those of another segment, with an interval for the difference', async () => {
		const { shown, compared, journeys } = await waysThrough({ segment: 'b', compare: 'c' });
		expect([journeys, compared]).toEqual([5, 5]);
		expect(shown[0]?.compared).toMatchObject({ journeys: 3, share: 0.6, difference: 0 });
		expect(shown[0]!.compared!.interval!.low).toBeLessThan(0);
		expect(shown[0]!.compared!.interval!.high).toBeGreaterThan(0);
	});

	it('open as the journeys that go so', async () => {
		for (const spec of [
			{},
			{ segment: 'b', compare: 'c' },
			{ label: 'channel', collapse: false }
		]) {
			const { shown, given } = await waysThrough(spec);
			expect(shown.length).toBeGreaterThan(2);
			for (const { pick, journeys, compared } of shown) {
				expect(await openedBy(lab, given, cellsOf(spec), pick)).toHaveLength(journeys);
				const others = { ...pick, side: 'compare' };
				if (compared === null) continue;
				expect(await openedBy(lab, given, cellsOf(spec), others)).toHaveLength(compared.journeys);
			}
		}
		const { given } = await waysThrough({});
		const none = await openedBy(lab, given, cellsOf({}), { variant: ['a', 'no such label'] });
		expect(none).toEqual([]);
		await expect(openedBy(lab, given, cellsOf({}), { variant: [] })).rejects.toThrow(SpecError);
	});

	it('are counted by all their steps, and opened, however long they are', async () => {
		const long = (user: string, last: string) =>
			Array.from({ length: 250 }, (_, at) =>
				event(user, at, at % 2 === 0 ? 'a' : 'b', 'web')
			).concat(event(user, 250, last, 'web'));
		const given = sourcesOf([[...long('u1', 'x'), ...long('u2', 'y'), ...long('u3', 'y')]]);
		const { result } = await lab.run(given, cellsOf({}));
		const { shown } = result as VariantsResult;
		expect(shown.map(({ steps, journeys, labels }) => [steps, journeys, labels.length])).toEqual([
			[251, 2, 200],
			[251, 1, 200]
		]);
		expect(await openedBy(lab, given, cellsOf({}), shown[0]!.pick)).toHaveLength(2);
		expect(await openedBy(lab, given, cellsOf({}), shown[1]!.pick)).toHaveLength(1);
	});

	it('can be read by SQL, a line a step', async () => {
		const sql =
			'select variant, journeys, steps, step, label from ways where variant = 1 order by step';
		const cells = [...cellsOf({}), { id: 'asked', kind: 'sql', spec: { sql } }];
		const { result } = await lab.run(sourcesOf([LOG]), cells);
		expect((result as TableResult).rows.map((row) => row.map(String).join())).toEqual([
			'1,3,3,1,a',
			'1,3,3,2,b',
			'1,3,3,3,c'
		]);
	});
});

describe('likeness', () => {
	const labels = fc.array(fc.constantFrom('a', 'b', null), { maxLength: 6 });

	it('is the least number of steps to change', () => {
		fc.assert(
			fc.property(labels, labels, (a, b) => {
				expect(editDistance(a, b)).toBe(stepsApart(a, b));
			})
		);
		expect(editDistance(['a', 'b', 'c'], ['a', 'c'])).toBe(1);
	});

	it('puts the chosen one first and the others by distance', () => {
		const all = [
			['x', 'y'],
			['a', 'b', 'c'],
			['a', 'c']
		].map((labels) => ({ labels }));
		const sorted = bySimilarity(all, all[2]!);
		expect(sorted.map(({ of, distance }) => [of.labels.join(''), distance])).toEqual([
			['ac', 0],
			['abc', 1],
			['xy', 2]
		]);
	});
});

describe('the settings of variants', () => {
	const parse = (spec: unknown) => analysisOf('variants')?.parse(spec);

	it('are the twenty most frequent by touchpoint with repeats collapsed, unless told', () => {
		expect(parse({ journeys: 'trips' })).toEqual({
			journeys: 'trips',
			segment: '',
			compare: '',
			label: 'touchpoint',
			collapse: true,
			search: '',
			top: 20
		});
	});

	it.each([
		[{}, 'journeys'],
		[{ journeys: 'trips', top: 0 }, 'top'],
		[{ journeys: 'trips', top: 501 }, 'top'],
		[{ journeys: 'trips', label: 'color' }, 'label']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
