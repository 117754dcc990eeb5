import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import { journeysOf, type Travelled } from '../../../../tests/golden/oracle/journeys';
import { event, logs, sourcesOf, type LogRow } from '../../../../tests/golden/oracle/log';
import {
	namesOf,
	passedOf,
	pictureOf,
	STAGES,
	walksOf,
	type PathsSettings
} from '../../../../tests/golden/oracle/paths';
import { settings } from '../../../../tests/golden/oracle/paths-settings';
import { stitch } from '../../../../tests/golden/oracle/people';
import { at } from '../filter/match';
import type { FunnelResult } from '../funnel/funnel';
import type { PathsResult } from './paths';
import type { PathsSide } from './decode';
import type { PathsPick, PathsSpec } from './spec';
import { analysisOf } from '../registry';
import { SpecError } from '../spec-error';
import type { TableResult } from '../sql/sql';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** A result in the form of the oracle's: nodes and links by what they are called. */
function readable({ total, nodes, links }: PathsSide) {
	const nameOf = new Map(
		nodes.map((node) => [node.id, `${node.step} ${node.other ? '(other)' : node.label}`])
	);
	return {
		total,
		nodes: Object.fromEntries(
			nodes.map(({ id, reached, ended, wentOn, beyond, began, earlier }) => [
				nameOf.get(id),
				[reached, ended, wentOn, beyond, began, earlier]
			])
		),
		links: Object.fromEntries(
			links.map(({ from, to, count, seconds, median, outcome }) => [
				`${nameOf.get(from)} → ${nameOf.get(to)}`,
				{
					count,
					mean: expect.closeTo(seconds, 6) as number,
					median: median ?? (expect.anything() as number),
					outcome:
						outcome === undefined
							? (expect.anything() as number[])
							: [outcome.succeeded, outcome.closed]
				}
			])
		)
	};
}

/** What a reader of the diagram may count on. */
function reconciles({ total, nodes, links }: PathsSide): void {
	const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
	expect(sum(nodes.map(({ began, earlier }) => began + earlier))).toBe(total);
	expect(sum(nodes.map(({ ended, beyond }) => ended + beyond))).toBe(total);
	for (const node of nodes) {
		expect(node.reached).toBe(node.ended + node.wentOn + node.beyond);
		const out = links.filter(({ from }) => from === node.id).map(({ count }) => count);
		const into = links.filter(({ to }) => to === node.id).map(({ count }) => count);
		expect(sum(out)).toBe(node.wentOn);
		expect(sum(into) + node.began + node.earlier).toBe(node.reached);
	}
	expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
}

const success = [{ match: 'exact', text: 'pay' }];
const stages = {
	by: 'touchpoints',
	list: [...new Set(Object.values(STAGES))].map((stage) => ({
		name: stage,
		touchpoints: Object.keys(STAGES)
			.filter((touchpoint) => STAGES[touchpoint] === stage)
			.map((text) => ({ match: 'exact', text }))
	}))
};
const did = (test: object) => ({
	journeys: 'trips',
	unit: 'person',
	condition: { kind: 'did', match: [test], times: { op: '>=', count: 1 } }
});
const SEGMENTS = {
	carts: did({ field: 'touchpoint', op: 'is', values: ['cart'] }),
	phones: did({ field: 'channel', op: 'is', values: ['phone'] })
};
const isIn: Readonly<Record<string, (event: Travelled) => boolean>> = {
	carts: ({ touchpoint }) => touchpoint === 'cart',
	phones: ({ channel }) => channel === 'phone'
};

describe('paths', () => {
	const before = [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people', stages } }
	];

	it('are those that walking each unit gives, for all settings, and reconcile', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(25, 150),
				fc.constantFrom(5, 30, undefined),
				fc.array(
					fc.record({
						one: settings,
						weight: fc.constantFrom<PathsSpec['weight'][]>('count', 'median', 'outcome'),
						segment: fc.constantFrom('', '', 'carts'),
						compare: fc.constantFrom('', '', 'phones')
					}),
					{ minLength: 9, maxLength: 9 }
				),
				async (log, minutes, all) => {
					const given = sourcesOf(log);
					const cut = minutes === undefined ? { by: 'history' } : { by: 'inactivity', minutes };
					const before = [
						{ id: 'people', kind: 'identity', spec: {} },
						{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut, success, stages } },
						...Object.entries(SEGMENTS).map(([id, spec]) => ({ id, kind: 'segment', spec }))
					];
					const stitched = stitch(log);
					const journeys = journeysOf(stitched, minutes);
					const end = Math.max(...stitched.map(({ time }) => time));
					const succeeds = (journey: number) => {
						const events = journeys[journey] ?? [];
						if (events.some(({ touchpoint }) => touchpoint === 'pay')) return true;
						const last = events.at(-1)?.time ?? 0;
						return minutes === undefined || last + minutes * 60 >= end ? null : false;
					};
					const within = (segment: string) => {
						const inside = isIn[segment];
						if (inside === undefined) return journeys;
						const people = new Set(
							stitched.filter((e) => inside(e as Travelled)).map((e) => e.person)
						);
						return journeys.filter(([first]) => people.has(first?.person ?? ''));
					};
					for (const { one, weight, segment, compare } of all) {
						const spec = { journeys: 'trips', weight, segment, compare, ...one };
						const cells = [...before, { id: 'paths', kind: 'paths', spec }];
						const result = (await lab.run(given, cells)).result as PathsResult;
						const walks = [segment, ...(compare === '' ? [] : [compare])].map((id) =>
							walksOf(within(id), log, one)
						);
						const name = namesOf(
							walks.map(({ shown }) => shown),
							one
						);
						const sides = [result, ...(result.compared === null ? [] : [result.compared])];
						expect(sides).toHaveLength(walks.length);
						walks.forEach(({ all: everyone, shown }, at) => {
							const side = sides[at];
							if (side === undefined) throw new Error('a side is missing');
							expect(pictureOf(shown, name, succeeds), JSON.stringify(spec)).toEqual(
								readable(side)
							);
							expect(side.without).toBe(everyone.length - shown.length);
							expect(side.passed).toEqual(passedOf(everyone, one, log));
							reconciles(side);
						});
					}
					await lab.forget();
				}
			),
			{ numRuns: 4, endOnFailure: true }
		);
	}, 180_000);

	it('have behind every node and band as many as they count', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(15, 80),
				fc.array(settings, { minLength: 4, maxLength: 4 }),
				async (log, all) => {
					const given = sourcesOf(log);
					for (const one of all) {
						const spec = { journeys: 'trips', ...one, sequence: ['home', 'cart'] };
						const cells = [...before, { id: 'paths', kind: 'paths', spec }];
						const result = (await lab.run(given, cells)).result as PathsResult;
						const behind = async (pick: PathsPick) => {
							const parsed = analysisOf('paths')?.parse(spec);
							const found = analysisOf('paths')?.behind?.(
								pick,
								parsed,
								lab.contextOf(given, cells)
							);
							expect(found?.unit).toBe(one.unit === 'journey' ? 'journey' : 'person');
							const rows = await lab.read(found?.query ?? '');
							expect(new Set(rows.column(found?.unit ?? '') as number[]).size).toBe(rows.length);
							return rows.length;
						};
						// People have several sessions: of those there are fewer people than were counted.
						const agree = (people: number, counted: number) =>
							one.unit === 'session'
								? expect(people > 0).toBe(counted > 0)
								: expect(people, JSON.stringify(spec)).toBe(counted);
						const choice = (id: string) => {
							const node = result.nodes.find((other) => other.id === id);
							const named = result.nodes.filter(({ step, other }) => step === node?.step && !other);
							return node?.other === true
								? { labels: named.map(({ label }) => label ?? ''), except: true }
								: { labels: [node?.label ?? ''], except: false };
						};
						for (const { id, step, reached, ended, beyond } of result.nodes.slice(0, 4)) {
							const pick = { step, at: choice(id), of: 'segment' } as const;
							agree(await behind(pick), reached);
							agree(await behind({ ...pick, fate: 'ended' }), ended);
							agree(await behind({ ...pick, fate: 'beyond' }), beyond);
						}
						for (const { from, to, count } of result.links.slice(0, 3)) {
							const step = result.nodes.find(({ id }) => id === from)?.step ?? 0;
							const pick = { step, at: choice(from), next: choice(to), of: 'segment' } as const;
							agree(await behind(pick), count);
						}
						for (const { labels, paths } of result.passed) {
							agree(await behind({ passed: labels, of: 'segment' }), paths);
						}
					}
					await lab.forget();
				}
			),
			{ numRuns: 2, endOnFailure: true }
		);
	}, 180_000);

	it('pass labels in order as often as the funnel of these steps', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(20, 120),
				fc.constantFrom('journey', 'session', 'person'),
				async (log, unit) => {
					const given = sourcesOf(log);
					const sequence = ['search', 'home', 'pay', 'search'];
					const steps = sequence.map((touchpoint) => ({ match: at(touchpoint) }));
					const cells = [
						...before,
						{ id: 'paths', kind: 'paths', spec: { journeys: 'trips', unit, sequence } },
						{ id: 'funnel', kind: 'funnel', spec: { journeys: 'trips', unit, steps, window: 1e9 } }
					];
					const { passed } = (await lab.run(given, cells, 'paths')).result as PathsResult;
					const funnel = (await lab.run(given, cells, 'funnel')).result as FunnelResult;
					const reached = funnel.counted.steps.map((step) => step.reached);
					expect(passed.map(({ paths }) => paths)).toEqual(reached);
					expect(passed.map((one) => one.funnel)).toEqual(reached);
					await lab.forget();
				}
			),
			{ numRuns: 3, endOnFailure: true }
		);
	});

	it('give their counts as a relation before anything is folded', async () => {
		const log = ['a', 'b', 'b', null].map((label, index) => event(`u${index}`, index, label));
		const cells = [
			...before,
			{ id: 'paths', kind: 'paths', spec: { journeys: 'trips', top: 1 } },
			{
				id: 'asked',
				kind: 'sql',
				spec: { sql: 'select label, fate, units from paths order by units, label' }
			}
		];
		const { result } = await lab.run(sourcesOf([log]), cells);
		await lab.forget();
		expect((result as TableResult).rows).toEqual([
			['a', 'ended', 1],
			[null, 'ended', 1],
			['b', 'ended', 2]
		]);
	});

	it('refuse to open what is not there', () => {
		const cells = [...before, { id: 'paths', kind: 'paths', spec: { journeys: 'trips' } }];
		const context = lab.contextOf([], cells);
		const spec = analysisOf('paths')?.parse({ journeys: 'trips' });
		const open = (pick: unknown) => () => analysisOf('paths')?.behind?.(pick, spec, context);
		const at = { labels: ['a'], except: false };
		expect(open({ step: 1, at })).not.toThrow();
		expect(open({ step: 1, at, of: 'compare' })).toThrow(SpecError);
		expect(open({ passed: 1 })).toThrow(SpecError);
		expect(open({ step: 1 })).toThrow(SpecError);
	});

	async function pathsThrough(log: LogRow[], spec: Partial<PathsSettings>) {
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
		expect(await pathsThrough([], {})).toMatchObject({
			steps: 0,
			total: 0,
			without: 0,
			nodes: [],
			links: []
		});
	});
});
