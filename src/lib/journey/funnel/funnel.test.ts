import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../../cli/golden/lab';
import {
	attemptsOf,
	bestOf,
	decides,
	type Attempt,
	type FunnelSettings
} from '../../../../tests/golden/oracle/funnel';
import { journeysOf } from '../../../../tests/golden/oracle/journeys';
import { logs, sourcesOf } from '../../../../tests/golden/oracle/log';
import { stitch, type Stitched } from '../../../../tests/golden/oracle/people';
import { at } from '../filter/match';
import type { Statement } from '../analysis';
import { objects } from '../rows';
import { decodePaths, frequentPaths, proposedGoal, proposedSteps } from './frequent';
import type { FunnelResult } from './funnel';
import { MOST_WINDOW } from './spec';
import { analysisOf } from '../registry';
import type { TableResult } from '../sql/sql';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const TOUCHPOINTS = ['home', 'search', 'cart', 'pay'];
const wanted = fc.record(
	{
		touchpoints: fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom(...TOUCHPOINTS.map((name) => [name])) },
			fc.subarray(TOUCHPOINTS, { minLength: 1 })
		),
		channel: fc.constantFrom('web', 'phone')
	},
	{ requiredKeys: ['touchpoints'] }
);
const never = { weight: 3, arbitrary: fc.constant(undefined) };
/** Times in the logs are five minutes apart, so that windows are met exactly again and again. */
const settings: fc.Arbitrary<FunnelSettings> = fc.record({
	steps: fc.array(
		fc
			.tuple(wanted, fc.boolean(), fc.boolean())
			.map(([{ touchpoints, channel }, bare, optional]) => ({
				touchpoints,
				...(bare || channel === undefined ? {} : { channel }),
				optional
			})),
		{ minLength: 1, maxLength: 4 }
	),
	order: fc.constantFrom('in-order', 'strict', 'any'),
	window: fc.constantFrom(0, 300, 900, 3600, 1e9),
	entry: fc.constantFrom('best', 'best', 'first'),
	exclusions: fc.oneof(
		{ weight: 3, arbitrary: fc.constant([]) },
		fc.array(
			fc.tuple(wanted, fc.nat(3), fc.nat(3)).map(([one, from, to]) => ({
				touchpoints: one.touchpoints,
				from,
				to: Math.max(from + 1, to)
			})),
			{ minLength: 1, maxLength: 2 }
		)
	),
	hold: fc.oneof(never, fc.constant(true)).map((held) => held === true),
	at: fc
		.oneof(never, fc.constantFrom<FunnelSettings['at'][]>('first', 'last', 'all', 1))
		.map((place) => place ?? null)
});
type Unit = 'person' | 'journey' | 'session';

function specOf({ steps, exclusions, hold, at: place, ...rest }: FunnelSettings, unit: Unit) {
	const match = ({
		touchpoints,
		channel
	}: {
		touchpoints: readonly string[];
		channel?: string;
	}) => [
		...at(...touchpoints),
		...(channel === undefined ? [] : [{ field: 'channel', op: 'is', values: [channel] }])
	];
	return {
		journeys: 'trips',
		unit,
		...rest,
		steps: steps.map((step) => ({ match: match(step), optional: step.optional })),
		exclusions: exclusions.map(({ from, to, ...one }) => ({ match: match(one), from, to })),
		...(hold ? { hold: 'channel' } : {}),
		...(place === null ? {} : { breakdown: { field: 'channel', at: place, top: 50 } })
	};
}

function unitsOf(log: Parameters<typeof stitch>[0], unit: Unit, minutes: number | undefined) {
	const all = stitch(log);
	if (unit === 'journey') return journeysOf(all, minutes);
	return journeysOf(all, unit === 'session' ? 30 : undefined);
}

/** What of the result the oracle tells, too. */
function expected(units: readonly (readonly Stitched[])[], one: FunnelSettings) {
	const all = attemptsOf(units, one);
	const chosen = all.flatMap((attempts) => bestOf(attempts) ?? []);
	const time = (attempt: Attempt, k: number) => {
		const place = attempt.places[k];
		return place === undefined ? undefined : units[attempt.unit]?.[place]?.time;
	};
	const mean = (values: readonly number[]) =>
		values.length === 0
			? null
			: expect.closeTo(values.reduce((a, b) => a + b, 0) / values.length, 6);
	const reached = (attempts: readonly Attempt[]) =>
		one.steps.map((_, k) => attempts.filter((attempt) => time(attempt, k) !== undefined).length);
	const since = (k: number) =>
		chosen.flatMap((attempt) => {
			const [here, before] = [
				time(attempt, k),
				one.steps
					.map((_, j) => (j < k ? time(attempt, j) : undefined))
					.findLast((t) => t !== undefined)
			];
			return here === undefined || before === undefined ? [] : [here - before];
		});
	const byValue = new Map<string | null, Attempt[]>();
	const counted =
		one.at === 'all'
			? all.flatMap((attempts) =>
					['web', 'phone'].flatMap(
						(value) => bestOf(attempts.filter((attempt) => attempt.value === value)) ?? []
					)
				)
			: chosen;
	for (const attempt of counted) {
		byValue.set(attempt.value, [...(byValue.get(attempt.value) ?? []), attempt]);
	}
	const deepest = one.steps.filter((_, k) => decides(one, k)).length;
	const stopped = chosen.filter(({ depth }) => depth < deepest);
	const next = stopped.flatMap((attempt) => {
		const last = Math.max(...attempt.places.map((place) => place ?? -1));
		const event = units[attempt.unit]?.[last + 1];
		return event === undefined ? [] : [event];
	});
	return {
		units: units.length,
		reached: reached(chosen),
		fromPrevious: one.steps.map((_, k) => (k === 0 ? null : mean(since(k)))),
		groups:
			one.at === null
				? {}
				: Object.fromEntries([...byValue].map(([value, of]) => [String(value), reached(of)])),
		// The logs are of one month.
		entered: chosen.length,
		converted: chosen.filter(({ depth }) => depth === deepest).length,
		wentElsewhere: next.length,
		didNothing: stopped.length - next.length
	};
}

function got({ counted }: FunnelResult) {
	const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
	return {
		units: counted.units,
		reached: counted.steps.map(({ reached }) => reached),
		fromPrevious: counted.steps.map(({ fromPrevious }) => fromPrevious?.mean ?? null),
		groups: Object.fromEntries(
			counted.groups.map(({ value, reached }) => [String(value), [...reached]])
		),
		entered: sum(counted.trend.map(({ entered }) => entered)),
		converted: sum(counted.trend.map(({ converted }) => converted)),
		wentElsewhere: sum(counted.steps.flatMap(({ instead }) => instead.map(({ units }) => units))),
		didNothing: sum(counted.steps.map(({ nothing }) => nothing))
	};
}

describe('a funnel', () => {
	it('is the one that trying every entry gives, in every order and setting', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(12, 120),
				fc.constantFrom(5, 30, undefined),
				fc.array(fc.tuple(settings, fc.constantFrom<Unit[]>('person', 'journey', 'session')), {
					minLength: 12,
					maxLength: 12
				}),
				async (log, minutes, all) => {
					const given = sourcesOf(log);
					const cut = minutes === undefined ? { by: 'history' } : { by: 'inactivity', minutes };
					for (const [one, unit] of all) {
						const spec = { ...specOf(one, unit), period: 'month' };
						const cells = [
							{ id: 'people', kind: 'identity', spec: {} },
							{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut } },
							{ id: 'funnel', kind: 'funnel', spec }
						];
						const { result } = await lab.run(given, cells);
						const figures = expected(unitsOf(log, unit, minutes), one);
						expect(got(result as FunnelResult), JSON.stringify(spec)).toEqual(figures);
					}
					await lab.forget();
				}
			),
			{ numRuns: 4, endOnFailure: true }
		);
	});
});

const event = (
	user: string,
	minute: number,
	touchpoint: string,
	channel: string | null = null
) => ({
	ids: [user, null],
	time: minute * 60,
	touchpoint,
	channel
});
const steps = (...names: string[]) => names.map((name) => ({ match: at(name) }));

async function run(log: ReturnType<typeof event>[], spec: object, more: readonly LabCell[] = []) {
	const cells = [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut: { by: 'history' } } },
		...more.filter(({ kind }) => kind === 'segment'),
		{ id: 'funnel', kind: 'funnel', spec: { journeys: 'trips', ...spec } },
		...more.filter(({ kind }) => kind !== 'segment')
	];
	const { result } = await lab.run(sourcesOf([log]), cells);
	await lab.forget();
	return result;
}

const shop = [
	event('a', 0, 'home', 'web'),
	event('a', 1, 'cart', 'web'),
	event('a', 3, 'pay', 'phone'),
	event('b', 0, 'home', 'phone'),
	event('b', 5, 'help'),
	event('c', 0, 'home', 'web'),
	event('d', 0, 'help')
];

describe('a funnel of a shop', () => {
	it('says who reached, who was lost and what they did instead', async () => {
		const { counted } = (await run(shop, { steps: steps('home', 'cart', 'pay') })) as FunnelResult;
		expect(counted.units).toBe(4);
		const [home, cart, pay] = counted.steps;
		expect(home).toMatchObject({ reached: 3, ofAll: 0.75, ofFirst: 1, lost: 0, nothing: 1 });
		expect(home?.instead).toEqual([{ name: 'help', units: 1, folds: 0 }]);
		expect(cart).toMatchObject({ reached: 1, ofFirst: 1 / 3, lost: 2, nothing: 0, instead: [] });
		expect(pay).toMatchObject({ reached: 1, ofPrevious: 1, lost: 0 });
		expect(pay?.fromPrevious).toMatchObject({ n: 1, mean: 120, median: 120, deviation: 0 });
		expect(pay?.fromEntry).toMatchObject({ mean: 180 });
		expect(counted.convert.spread?.mean).toBe(180);
	});

	it('keeps to the order of fewer interactions than names', async () => {
		const log = [...'edcba'].map((name, k) => event('u', k, name, k < 3 ? 'web' : null));
		for (let n = 0; n < 60; n++) log.push(event('v', n, `other ${n}`));
		const condition = { kind: 'did', match: [{ field: 'channel', op: 'is', values: ['web'] }] };
		const spec = { journeys: 'trips', unit: 'interaction', condition };
		const asked = { segment: 'web', steps: steps(...'edcba') };
		const found = await run(log, asked, [{ id: 'web', kind: 'segment', spec }]);
		expect(got(found as FunnelResult).reached).toEqual([1, 1, 1, 0, 0]);
	});

	it('compares two segments, with an interval for the difference', async () => {
		const of = (id: string, channel: string) => ({
			id,
			kind: 'segment',
			spec: {
				journeys: 'trips',
				condition: { kind: 'did', match: [{ field: 'channel', op: 'is', values: [channel] }] }
			}
		});
		const spec = { steps: steps('home', 'cart'), segment: 'web', compare: 'phone' };
		const { counted, compared, differences } = (await run(shop, spec, [
			of('web', 'web'),
			of('phone', 'phone')
		])) as FunnelResult;
		expect(counted.steps.map(({ reached }) => reached)).toEqual([2, 1]);
		expect(compared?.steps.map(({ reached }) => reached)).toEqual([2, 1]);
		expect(differences[1]?.ofFirst).toBe(0);
		expect(differences[1]?.interval?.low).toBeCloseTo(-(differences[1]?.interval?.high ?? 0), 12);
	});

	it('gives its counts, and each unit with its times, to queries', async () => {
		const asked = async (sql: string) =>
			(
				(await run(shop, { steps: steps('home', 'cart') }, [
					{ id: 'q', kind: 'sql', spec: { sql } }
				])) as TableResult
			).rows;
		expect(await asked('select step, name, units from funnel order by step')).toEqual([
			[1, 'home', 3],
			[2, 'cart', 1]
		]);
		expect(
			await asked(
				'select steps, count(*)::integer, max(step_2 - step_1)::varchar from "funnel units" group by steps order by steps'
			)
		).toEqual([
			[1, 2, null],
			[2, 1, '00:01:00']
		]);
	});

	it('opens the people behind each number', async () => {
		const who = async (pick: unknown, spec: object = {}) => {
			const behind = {
				kind: 'behind',
				of: {
					kind: 'funnel',
					spec: { journeys: 'trips', steps: steps('home', 'cart'), ...spec },
					pick
				},
				title: 'them'
			};
			const { people } = (await run(shop, { steps: [] }, [
				{ id: 'them', kind: 'segment', spec: { journeys: 'trips', condition: behind } },
				{ id: 'q', kind: 'sql', spec: { sql: 'select count(*)::integer as people from them' } }
			]).then((result) => ({ people: (result as TableResult).rows[0]?.[0] }))) as {
				people: number;
			};
			return people;
		};
		expect(await who({ is: 'reached' })).toBe(3);
		expect(await who({ is: 'lost', step: 1 })).toBe(2);
		expect(await who({ is: 'converted' })).toBe(1);
		const breakdown = { field: 'channel', at: 'first' };
		expect(await who({ is: 'reached', value: 'web' }, { breakdown })).toBe(2);
		expect(await who({ is: 'reached' }, { unit: 'session' })).toBe(3);
		expect(await who({ is: 'took', from: 60, to: 61 })).toBe(1);
		expect(await who({ is: 'took', from: 0, to: 60 })).toBe(0);
		// The log begins in 1970, on a Thursday.
		expect(await who({ is: 'entered', period: 0 }, { period: 'day' })).toBe(3);
		expect(await who({ is: 'entered', period: 864e8 }, { period: 'day' })).toBe(0);
		expect(await who({ is: 'entered', period: -3 * 864e8 })).toBe(3);
	});

	it('may take its steps from the most frequent paths, or from what is frequent and late', async () => {
		const log = [
			...['a', 'b'].flatMap((user) =>
				['home', 'home', 'search', 'cart'].map((name, at) => event(user, at, name))
			),
			...['home', 'search'].map((name, at) => event('c', at, name)),
			event('d', 0, 'home')
		];
		const cells = [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut: { by: 'history' } } },
			{ id: 'funnel', kind: 'funnel', spec: { journeys: 'trips' } }
		];
		const sources = sourcesOf([log]);
		await lab.run(sources, cells);
		const key = lab.contextOf(sources, cells).keyOf('trips');
		const read = async (statement: Statement) =>
			objects(new Map([['rows', await lab.read(statement.sql)]]), 'rows');
		expect(decodePaths(await read(frequentPaths(key)))).toEqual([
			{ labels: ['home', 'search', 'cart'], journeys: 2, share: 0.5 },
			{ labels: ['home', 'search'], journeys: 1, share: 0.25 }
		]);
		expect(proposedSteps(await read(proposedGoal(key)))).toEqual(['home', 'search', 'cart']);
		await lab.forget();
	});

	it('of no steps counts nobody', async () => {
		expect(await run(shop, {})).toMatchObject({ counted: { units: 4, steps: [] } });
	});

	it('may have a window of a hundred years', async () => {
		const spec = { steps: steps('home', 'cart'), window: MOST_WINDOW };
		expect(((await run(shop, spec)) as FunnelResult).counted.steps[1]?.reached).toBe(1);
	});

	it('may have many steps', async () => {
		const many = Array.from({ length: 25 }, () => ({ match: at('home') }));
		const log = Array.from({ length: 26 }, (_, minute) => event('a', minute, 'home'));
		const { counted } = (await run(log, { steps: many })) as FunnelResult;
		expect(counted.steps.map(({ reached }) => reached)).toEqual(many.map(() => 1));
	});

	it('refuses any order of more filters that overlap than it can tell apart', async () => {
		const step = (value: string) => ({ match: [{ field: 'touchpoint', op: 'contains', value }] });
		const spec = { order: 'any', steps: ['a', 'b', 'c', 'd', 'e'].map(step) };
		await expect(run(shop, spec)).rejects.toMatchObject({ path: 'order' });
	});
});

it.each([
	[{}, 'journeys'],
	[{ journeys: 'trips', steps: [{ match: [] }] }, 'steps.0.match'],
	[{ journeys: 'trips', order: 'sorted' }, 'order'],
	[{ journeys: 'trips', window: -1 }, 'window'],
	[{ journeys: 'trips', window: 1e10 }, 'window'],
	[{ journeys: 'trips', steps: Array.from({ length: 101 }, () => ({ match: at() })) }, 'steps']
])('a funnel refuses %j and names the setting', (spec, path) => {
	expect(() => analysisOf('funnel')?.parse(spec)).toThrow(expect.objectContaining({ path }));
});
