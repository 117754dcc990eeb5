import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../../cli/golden/lab';
import { sourcesOf } from '../../../../tests/golden/oracle/log';
import { openedBy } from '../../../../tests/golden/oracle/opened';
import { textOf } from '../../../../tests/golden/oracle/calendar';
import type { LifecycleResult } from '../lifecycle/lifecycle';
import { STATES } from '../lifecycle/spec';
import { analysisOf } from '../registry';
import type { RetentionResult } from './retention';
import { SpecError } from '../spec-error';
import type { TableResult } from '../sql/sql';
import type { StickinessResult } from '../stickiness/stickiness';

const DAY = 86_400;
const start = Date.UTC(2024, 2, 4, 12) / 1000;
const on = (user: string, ...days: readonly number[]) =>
	days.map((day) => ({
		ids: [user, null],
		time: start + day * DAY,
		touchpoint: user < 'user-4' ? 'home' : 'cart',
		channel: null
	}));
/** Six people over five days; the last two go to the cart alone. */
const log = [
	...on('user-1', 0, 1, 3),
	...on('user-2', 0, 2),
	...on('user-3', 1, 1, 4),
	...on('user-4', 0, 1),
	...on('user-5', 2)
];
const given = sourcesOf([log]);
const cart = { kind: 'did', times: { op: '>=', count: 1 } };
const match = [{ field: 'touchpoint', op: 'is', values: ['cart'] }];
const before: readonly LabCell[] = [
	{ id: 'people', kind: 'identity', spec: {} },
	{ id: 'all', kind: 'journeys', spec: { identity: 'people', cut: { by: 'history' } } },
	{
		id: 'buyers',
		kind: 'segment',
		spec: { journeys: 'all', condition: { ...cart, match } }
	}
];
const common = { journeys: 'all', compare: 'buyers', period: 'day' };

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

async function run<Result>(kind: string, spec: object) {
	const cells = [...before, { id: 'cell', kind, spec: { ...common, ...spec } }];
	const { result } = await lab.run(given, cells);
	const opened = async (pick: object) => (await openedBy(lab, given, cells, pick)).length;
	return { result: result as Result, opened, cells };
}

const moment = (period: { readonly starts: number } | undefined) => textOf(period?.starts ?? 0);

describe('retention', () => {
	it('compares two segments over the same periods', async () => {
		const { result } = await run<RetentionResult>('retention', {});
		expect(result.shown.cohorts.map(({ returned }) => returned)).toEqual([
			[3, 2, 1, 1, 0],
			[1, 0, 0, 1],
			[1, 0, 0],
			[0, 0],
			[0]
		]);
		expect(result.compared?.cohorts.map(({ returned }) => returned)).toEqual([
			[1, 1, 0, 0, 0],
			[0, 0, 0, 0],
			[1, 0, 0],
			[0, 0],
			[0]
		]);
	});

	it('leaves out of means cohorts of nobody and what is not over, but not those of whom nobody was back', async () => {
		const { result } = await run<RetentionResult>('retention', {});
		expect(result.periods.map(({ state }) => state)).toEqual([
			...Array.from({ length: 4 }, () => 'over'),
			'open'
		]);
		// On the third day after, the second cohort's period is not over.
		expect(
			result.shown.mean.map(({ cohorts, size, returned }) => [cohorts, returned, size])
		).toEqual([
			[3, 5, 5],
			[3, 2, 5],
			[2, 1, 4],
			[1, 1, 3],
			[0, 0, 0]
		]);
		const equal = await run<RetentionResult>('retention', { mean: 'cohorts' });
		expect(equal.result.shown.mean[1]?.rate).toBeCloseTo(2 / 3 / 3, 12);
		expect(equal.result.shown.mean[1]?.interval).toBeNull();
		expect(result.shown.mean[4]?.rate).toBeNull();
	});

	it.each([{}, { when: 'in-or-later' }, { starts: 'every', times: 1 }, { periods: 70 }])(
		'opens as many people as each number says, with %j',
		async (spec) => {
			const { result, opened } = await run<RetentionResult>('retention', spec);
			for (const side of ['shown', 'compared'] as const) {
				for (const [index, cohort] of (result[side]?.cohorts ?? []).entries()) {
					if (cohort.size === 0) continue;
					for (const after of [0, 1, 3]) {
						const people = cohort.returned[after];
						if (people === undefined) continue;
						const pick = { side, cohort: moment(result.periods[index]), after };
						expect(await opened(pick)).toBe(people);
					}
				}
			}
			if (!('starts' in spec)) {
				expect(await opened({ after: 1 })).toBe(result.shown.mean[1]?.returned);
			}
		}
	);

	it('is a relation that queries can read', async () => {
		const { result } = await lab.run(given, [
			...before,
			{ id: 'back', kind: 'retention', spec: { ...common, periods: 3 } },
			{
				id: 'asked',
				kind: 'sql',
				spec: { sql: `select cohort::varchar, after, people, size from back order by all` }
			}
		]);
		expect((result as TableResult).rows).toEqual([
			['2024-03-06 00:00:00', 0, 2, 2],
			['2024-03-06 00:00:00', 1, 0, 2],
			['2024-03-06 00:00:00', 2, 0, 2],
			['2024-03-07 00:00:00', 0, 1, 1],
			['2024-03-07 00:00:00', 1, 0, 1],
			['2024-03-08 00:00:00', 0, 1, 1]
		]);
	});
});

describe('lifecycle', () => {
	it('opens as many people as each part of a bar says', async () => {
		const { result, opened } = await run<LifecycleResult>('lifecycle', { periods: 4 });
		expect(result.shown).toEqual([
			{ new: 1, returning: 2, resurrected: 0, dormant: 1 },
			{ new: 1, returning: 0, resurrected: 1, dormant: 3 },
			{ new: 0, returning: 0, resurrected: 1, dormant: 2 },
			{ new: 0, returning: 0, resurrected: 1, dormant: 1 }
		]);
		for (const [index, states] of result.shown.entries()) {
			for (const state of STATES) {
				const pick = { period: moment(result.periods[index]), state };
				expect(await opened(pick)).toBe(states[state]);
			}
		}
	});

	it('is a relation that queries can read', async () => {
		const { result } = await lab.run(given, [
			...before,
			{ id: 'life', kind: 'lifecycle', spec: { ...common, periods: 2 } },
			{
				id: 'asked',
				kind: 'sql',
				spec: { sql: `select period::varchar, state, people from life order by all` }
			}
		]);
		expect((result as TableResult).rows).toEqual([
			['2024-03-07 00:00:00', 'dormant', 2],
			['2024-03-07 00:00:00', 'resurrected', 1],
			['2024-03-08 00:00:00', 'dormant', 1],
			['2024-03-08 00:00:00', 'resurrected', 1]
		]);
	});
});

describe('stickiness', () => {
	it('opens as many people as each bar says', async () => {
		for (const cumulative of [false, true]) {
			const spec = { cumulative, each: 2 };
			const { result, opened } = await run<StickinessResult>('stickiness', spec);
			expect(result.shown.active).toEqual(cumulative ? [5, 3, 0] : [2, 3, 0]);
			expect(result.shown.mean).toBeCloseTo(8 / 5, 12);
			for (const [index, people] of result.shown.active.entries()) {
				expect(await opened({ active: index + 1 })).toBe(people);
			}
			expect(result.compared?.people).toBe(2);
		}
	});
});

describe('the settings', () => {
	it.each([
		['retention', { journeys: 'all', periods: 0 }, 'periods'],
		['retention', { journeys: 'all', periods: 121 }, 'periods'],
		['retention', { journeys: 'all', from: '2024-02-30' }, 'from'],
		['retention', { journeys: 'all', start: [{ field: 'x', op: 'empty' }] }, 'start.0.field'],
		['lifecycle', { journeys: 'all', period: 'year' }, 'period'],
		['stickiness', { journeys: 'all', each: 0 }, 'each']
	])('of %s refuse %j and name which', (kind, spec, path) => {
		const parse = () => analysisOf(kind)?.parse(spec);
		expect(parse).toThrow(SpecError);
		expect(parse).toThrow(expect.objectContaining({ path }));
	});

	it('of a pick are checked', async () => {
		const { opened } = await run('retention', {});
		await expect(opened({ after: -1 })).rejects.toThrow(SpecError);
		await expect(opened({ after: 1, cohort: 'yesterday' })).rejects.toThrow(SpecError);
	});

	it('of no data give no periods', async () => {
		const nothing = sourcesOf([[]]);
		for (const kind of ['retention', 'lifecycle', 'stickiness']) {
			const cells = [...before, { id: 'cell', kind, spec: common }];
			const { result } = await lab.run(nothing, cells);
			expect((result as { periods: unknown[] }).periods).toEqual([]);
		}
	});
});
