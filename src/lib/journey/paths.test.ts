import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../cli/golden/lab';
import { journeysOf } from '../../../tests/golden/oracle/journeys';
import { logs, sourcesOf } from '../../../tests/golden/oracle/log';
import { pathsOf, type PathsSettings } from '../../../tests/golden/oracle/paths';
import { stitch } from '../../../tests/golden/oracle/people';
import type { PathsResult } from './paths';
import { analysisOf } from './registry';
import { SpecError } from './spec-error';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const settings: fc.Arbitrary<PathsSettings> = fc.record({
	label: fc.constantFrom('touchpoint', 'channel'),
	depth: fc.integer({ min: 2, max: 6 }),
	top: fc.integer({ min: 1, max: 5 }),
	collapse: fc.boolean()
});

/** A result in the form of the oracle's: nodes and links by what they are called. */
function readable({ total, nodes, links }: PathsResult) {
	const nameOf = new Map(
		nodes.map((node) => [node.id, `${node.step} ${node.other ? '(other)' : node.label}`])
	);
	return {
		total,
		nodes: Object.fromEntries(
			nodes.map(({ id, reached, ended, wentOn, beyond }) => [
				nameOf.get(id),
				[reached, ended, wentOn, beyond]
			])
		),
		links: Object.fromEntries(
			links.map(({ from, to, count, seconds }) => [
				`${nameOf.get(from)} → ${nameOf.get(to)}`,
				[count, expect.closeTo(seconds, 6)]
			])
		)
	};
}

/** What a reader of the diagram may count on. */
function reconciles({ total, steps, nodes, links }: PathsResult, { depth }: PathsSettings): void {
	const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
	expect(sum(nodes.filter(({ step }) => step === 1).map(({ reached }) => reached))).toBe(total);
	expect(steps).toBeLessThanOrEqual(depth);
	for (const node of nodes) {
		expect(node.reached).toBe(node.ended + node.wentOn + node.beyond);
		const out = links.filter(({ from }) => from === node.id).map(({ count }) => count);
		const into = links.filter(({ to }) => to === node.id).map(({ count }) => count);
		expect(sum(out)).toBe(node.wentOn);
		expect(sum(into)).toBe(node.step === 1 ? 0 : node.reached);
		if (node.step < depth) expect(node.beyond).toBe(0);
	}
	expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
}

describe('paths', () => {
	it('are those that walking each journey gives, for all settings, and reconcile', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(25, 150),
				fc.constantFrom(5, 30, undefined),
				fc.array(settings, { minLength: 10, maxLength: 10 }),
				async (log, minutes, all) => {
					const given = sourcesOf(log);
					const cut = minutes === undefined ? { by: 'history' } : { by: 'inactivity', minutes };
					const before = [
						{ id: 'people', kind: 'identity', spec: {} },
						{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut } }
					];
					const journeys = journeysOf(stitch(log), minutes);
					for (const one of all) {
						const spec = { journeys: 'trips', ...one };
						const run = await lab.run(given, [...before, { id: 'paths', kind: 'paths', spec }]);
						const result = run.result as PathsResult;
						expect(pathsOf(journeys, one)).toEqual(readable(result));
						reconciles(result, one);
					}
					await lab.forget();
				}
			),
			{ numRuns: 4, endOnFailure: true }
		);
	});

	const event = (user: string, minute: number, touchpoint: string | null) => ({
		ids: [user, null],
		time: minute * 60,
		touchpoint,
		channel: null
	});

	async function pathsThrough(log: ReturnType<typeof event>[], spec: Partial<PathsSettings>) {
		const { result } = await lab.run(sourcesOf([log]), [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'trips', kind: 'journeys', spec: { identity: 'people' } },
			{ id: 'paths', kind: 'paths', spec: { journeys: 'trips', ...spec } }
		]);
		await lab.forget();
		return result as PathsResult;
	}

	it('collapse a run to its first event, from which times are counted', async () => {
		const log = [event('u', 0, 'a'), event('u', 1, 'a'), event('u', 5, 'b')];
		const collapsed = await pathsThrough(log, {});
		expect(collapsed.links).toEqual([{ from: '1=a', to: '2=b', count: 1, seconds: 300 }]);
		const whole = await pathsThrough(log, { collapse: false });
		expect(whole.links.map(({ from, to, seconds }) => [from, to, seconds])).toEqual([
			['1=a', '2=a', 60],
			['2=a', '3=b', 240]
		]);
	});

	it('fold what is past the top labels into one node that says how many labels it holds', async () => {
		const log = ['a', 'a', 'a', 'b', 'b', 'c', null].map((label, at) => event(`u${at}`, 0, label));
		const { nodes, total } = await pathsThrough(log, { top: 2 });
		expect(total).toBe(7);
		expect(nodes.map(({ label, other, folds, reached }) => [label, other, folds, reached])).toEqual(
			[
				['a', false, 0, 3],
				['b', false, 0, 2],
				[null, true, 2, 2]
			]
		);
	});

	it('keep events without a name apart from what is folded', async () => {
		const { nodes } = await pathsThrough([event('u', 0, null), event('v', 0, 'a')], { top: 2 });
		expect(nodes.map(({ id, label, other }) => [id, label, other])).toEqual([
			['1:none', null, false],
			['1=a', 'a', false]
		]);
	});

	it('of no journeys are empty', async () => {
		expect(await pathsThrough([], {})).toEqual({ steps: 0, total: 0, nodes: [], links: [] });
	});
});

describe('the settings of paths', () => {
	const parse = (spec: unknown) => analysisOf('paths')?.parse(spec);

	it('are six steps and eight touchpoints with repeats collapsed, unless told', () => {
		expect(parse({ journeys: 'trips' })).toEqual({
			journeys: 'trips',
			segment: '',
			label: 'touchpoint',
			depth: 6,
			top: 8,
			collapse: true
		});
	});

	it.each([
		[{}, 'journeys'],
		[{ journeys: 'trips', depth: 1 }, 'depth'],
		[{ journeys: 'trips', depth: 2.5 }, 'depth'],
		[{ journeys: 'trips', top: 0 }, 'top'],
		[{ journeys: 'trips', label: 'color' }, 'label']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
