import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../cli/golden/lab';
import { journeysOf } from '../../../tests/golden/oracle/journeys';
import { logs, sourcesOf, type LogRow } from '../../../tests/golden/oracle/log';
import { stitch } from '../../../tests/golden/oracle/people';
import type { MetricsResult } from './metrics';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

async function measured(log: readonly LogRow[][], target: string, minutes = 30) {
	const cut = { by: 'inactivity', minutes };
	const { result } = await lab.run(sourcesOf(log), [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut } },
		{ id: 'metrics', kind: 'metrics', spec: { journeys: 'trips', target } }
	]);
	await lab.forget();
	return result as MetricsResult;
}

const event = (user: string, minute: number, touchpoint: string): LogRow => ({
	ids: [user, null],
	time: minute * 60,
	touchpoint,
	channel: null
});

describe('metrics', () => {
	it('count journeys with the target, and take the median time of those that are over', async () => {
		await fc.assert(
			fc.asyncProperty(logs(20, 120), async (log) => {
				const people = stitch(log);
				const journeys = journeysOf(people, 10);
				const last = Math.max(...people.map(({ time }) => time));
				const over = journeys.filter((journey) => journey.at(-1)!.time + 600 < last);
				const times = over
					.map((journey) => journey.at(-1)!.time - journey[0]!.time)
					.sort((a, b) => a - b);
				const half = (times.length - 1) / 2;
				const reached = journeys.filter((journey) =>
					journey.some(({ touchpoint }) => touchpoint === 'pay')
				);
				const result = await measured(
					log.map((rows) => [...rows]),
					'pay',
					10
				);
				expect(result).toMatchObject({
					people: new Set(people.map(({ person }) => person)).size,
					journeys: journeys.length,
					open: journeys.length - over.length,
					over: over.length,
					medianSeconds:
						times.length === 0 ? null : (times[Math.floor(half)]! + times[Math.ceil(half)]!) / 2,
					conversion: {
						found: people.some(({ touchpoint }) => touchpoint === 'pay'),
						journeys: reached.length,
						people: new Set(reached.map(([first]) => first!.person)).size,
						rate: journeys.length === 0 ? null : reached.length / journeys.length
					}
				});
			}),
			{ numRuns: 4, endOnFailure: true }
		);
	});

	it('tell a target that the data does not know from one that nobody reached', async () => {
		const { conversion, touchpoints } = await measured(
			[[event('u', 0, 'a'), event('u', 1, 'b'), event('v', 0, 'b')]],
			'zzz'
		);
		expect(conversion).toMatchObject({ target: 'zzz', found: false, journeys: 0, rate: 0 });
		expect(touchpoints).toEqual(['b', 'a']);
	});

	it('have no conversion without a target, and no rate without journeys', async () => {
		expect((await measured([[event('u', 0, 'a')]], '')).conversion).toBeNull();
		const empty = await measured([[]], 'a');
		expect(empty).toMatchObject({ journeys: 0, medianSeconds: null, over: 0 });
		expect(empty.conversion).toMatchObject({ rate: null, interval: null, found: false });
	});
});
