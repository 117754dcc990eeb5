import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import { journeysOf } from '../../../../tests/golden/oracle/journeys';
import { logs, sourcesOf, type Log, type LogRow } from '../../../../tests/golden/oracle/log';
import { ORACLES, summary } from '../../../../tests/golden/oracle/metrics';
import { stitch } from '../../../../tests/golden/oracle/people';
import { metrics, type MetricsResult } from './metrics';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

async function measured(log: Log, spec: object, minutes = 30) {
	const cut = { by: 'inactivity', minutes };
	const { result } = await lab.run(sourcesOf(log), [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut } },
		{
			id: 'payers',
			kind: 'segment',
			spec: {
				journeys: 'trips',
				unit: 'journey',
				condition: {
					kind: 'did',
					match: [{ field: 'touchpoint', op: 'is', values: ['pay'] }]
				}
			}
		},
		{
			id: 'everyone',
			kind: 'segment',
			spec: {
				journeys: 'trips',
				condition: { kind: 'measure', measure: 'events', op: '>=', value: 1 }
			}
		},
		{ id: 'metrics', kind: 'metrics', spec: { journeys: 'trips', ...spec } }
	]);
	await lab.forget();
	return (result as MetricsResult).metrics;
}

const event = (user: string, minute: number, touchpoint: string): LogRow => ({
	ids: [user, null],
	time: minute * 60,
	touchpoint,
	channel: null
});

describe('metrics', () => {
	it('are those of plain programs, each of them', async () => {
		await fc.assert(
			fc.asyncProperty(logs(12, 80), async (log) => {
				const journeys = journeysOf(stitch(log), 10);
				if (journeys.length === 0) return;
				const list = ORACLES.map(({ measure }) => ({ measure }));
				const found = await measured(log, { metrics: list }, 10);
				for (const [index, oracle] of ORACLES.entries()) {
					const { n, left, value } = summary(oracle, journeys, 10);
					const { estimate } = found[index]!;
					const told = JSON.stringify(oracle.measure);
					expect([estimate.n, estimate.left], told).toEqual([n, left]);
					if (value === null) expect(estimate.value, told).toBeNull();
					else expect(estimate.value, told).toBeCloseTo(value, 6);
				}
			}),
			{ numRuns: 2, endOnFailure: true }
		);
	}, 180_000);

	it('add up over periods to what they are over all', async () => {
		await fc.assert(
			fc.asyncProperty(logs(12, 80), async (log) => {
				const list = [
					{ kind: 'journeys' },
					{ kind: 'interactions' },
					{ kind: 'conversion', to: [{ field: 'touchpoint', op: 'is', values: ['pay'] }] },
					{ kind: 'cost', by: 'channel', list: [{ name: 'web', amount: 2 }], statistic: 'total' }
				];
				for (const series of ['day', 'week', 'month']) {
					const found = await measured(log, {
						series,
						metrics: list.map((measure) => ({ measure }))
					});
					for (const { estimate, series: periods } of found) {
						const sum = (of: (one: typeof estimate) => number | null) =>
							periods.reduce((total, period) => total + (of(period.estimate) ?? 0), 0);
						expect(sum(({ n }) => n)).toBe(estimate.n);
						expect(sum(({ hits }) => hits)).toBe(estimate.hits ?? 0);
						expect(periods.slice(1).map(({ from }) => from)).toEqual(
							periods.slice(0, -1).map(({ to }) => to)
						);
					}
				}
			}),
			{ numRuns: 2, endOnFailure: true }
		);
	});

	it('are the usual four where none is listed, of a spec from before there was a list', async () => {
		const log = [
			[event('u', 0, 'a'), event('u', 1, 'pay'), event('v', 0, 'b'), event('w', 99, 'b')]
		];
		const four = await measured(log, { segment: '', target: 'pay' });
		expect(four.map(({ measure, estimate }) => [measure.kind, estimate.value])).toEqual([
			['people', 3],
			['journeys', 3],
			['conversion', 1 / 3],
			['duration', 60]
		]);
		expect(four[2]).toMatchObject({ known: true, estimate: { n: 3, hits: 1 } });
		expect(await measured(log, {})).toHaveLength(3);
	});

	it('tell a target that the data does not know from one that nobody reached', async () => {
		const found = await measured([[event('u', 0, 'a')]], { target: 'zzz' });
		expect(found[2]).toMatchObject({ known: false, estimate: { value: 0, hits: 0 } });
	});

	it('are nothing without data, not zero', async () => {
		const list = ORACLES.map(({ measure }) => ({ measure }));
		for (const { measure, estimate } of await measured([[]], { metrics: list, series: 'day' })) {
			const counts = ['people', 'journeys', 'interactions'].includes(measure.kind);
			const sums = 'statistic' in measure && measure.statistic === 'total';
			expect(estimate.value, JSON.stringify(measure)).toBe(counts || sums ? 0 : null);
		}
	});

	it('compare a segment with another, rates with Newcombe’s interval', async () => {
		const log = [
			[event('u', 0, 'pay'), event('u', 1, 'b'), event('v', 0, 'b'), event('w', 5, 'a')]
		];
		const to = [{ field: 'touchpoint', op: 'is', values: ['b'] }];
		const [people, rate] = await measured(log, {
			segment: 'payers',
			compare: '',
			metrics: [{ measure: { kind: 'people' } }, { measure: { kind: 'conversion', to } }]
		});
		expect([people?.estimate.value, people?.compared]).toEqual([1, null]);
		expect(rate?.estimate.value).toBe(1);
		const [, both] = await measured(log, {
			compare: 'payers',
			metrics: [{ measure: { kind: 'people' } }, { measure: { kind: 'conversion', to } }]
		});
		expect(both).toMatchObject({
			estimate: { hits: 2, n: 3 },
			compared: { estimate: { hits: 1, n: 1 } }
		});
		expect(both?.difference?.value).toBeCloseTo(-1 / 3);
		expect(both?.difference?.low).toBeGreaterThanOrEqual(-1);
		expect(both?.difference?.high).toBeLessThan(1);
	});

	it('mark periods that the data does not fill', async () => {
		const day = 1440;
		const log = [[0.5, 1, 1.5, 2.5].map((at) => event('u', at * day, 'a'))];
		const [journeys] = await measured(log, {
			series: 'day',
			metrics: [{ measure: { kind: 'journeys' } }]
		});
		expect(journeys?.series.map(({ estimate, open }) => [estimate.value, open])).toEqual([
			[1, true],
			[2, false],
			[1, true]
		]);
	});

	it('count a person once in each period in which a journey of theirs begins', async () => {
		const of = (user: string, days: number[]) =>
			days.flatMap((day) => [0, 0.25].map((at) => event(user, (day + at) * 1440, 'a')));
		const log = [[...of('u', [3, 8, 9, 17]), ...of('v', [3, 17]), ...of('w', [8])]];
		const spec = { series: 'week', metrics: [{ measure: { kind: 'people' } }] };
		const [people] = await measured(log, spec);
		const all = await measured(log, { ...spec, segment: 'everyone' });
		const values = people?.series.map(({ estimate }) => estimate.value);
		expect([people?.estimate.value, values]).toEqual([3, [2, 2, 2]]);
		expect(all[0]?.series).toEqual(people?.series);
	});

	it.each([{ metrics: [{ measure: { kind: 'mood' } }] }, { series: 'hour' }, { extra: 1 }])(
		'refuse what they do not know: %j',
		(spec) => expect(() => metrics.parse({ journeys: 'j', ...spec })).toThrow(/^Invalid/)
	);
});
