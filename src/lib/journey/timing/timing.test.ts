import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import { journeysOf, type Travelled } from '../../../../tests/golden/oracle/journeys';
import { logs, sourcesOf, type Log } from '../../../../tests/golden/oracle/log';
import { stitch } from '../../../../tests/golden/oracle/people';
import { timing, type TimingResult } from './timing';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

async function timed(log: Log, spec: object) {
	const cut = { by: 'inactivity', minutes: 10 };
	const { result } = await lab.run(sourcesOf(log), [
		{ id: 'people', kind: 'identity', spec: {} },
		{
			id: 'trips',
			kind: 'journeys',
			spec: { identity: 'people', cut, success: [{ text: 'pay' }] }
		},
		{ id: 'timing', kind: 'timing', spec: { journeys: 'trips', ...spec } }
	]);
	return result as TimingResult;
}

const at = (touchpoint: string) => [{ field: 'touchpoint', op: 'is', values: [touchpoint] }];

/** How long a list of events was seen from one touchpoint, or its start, to a later pay, if that came. */
function clock(events: readonly Travelled[], from: string | undefined, until: number) {
	const start = events.findIndex(({ touchpoint }) => from === undefined || touchpoint === from);
	if (start < 0) return [];
	const stop = events.find(
		({ touchpoint }, place) =>
			touchpoint === 'pay' && (from === undefined ? place >= start : place > start)
	);
	return [{ time: (stop?.time ?? until) - events[start]!.time, happened: stop !== undefined }];
}

function byPerson(journeys: readonly Travelled[][]): Travelled[][] {
	const people = new Map<string, Travelled[]>();
	for (const event of journeys.flat())
		people.set(event.person, [...(people.get(event.person) ?? []), event]);
	return [...people.values()];
}

describe('timing', () => {
	it('is the product limit of plain clocks, of journeys to their success', async () => {
		await fc.assert(
			fc.asyncProperty(logs(12, 80), async (log) => {
				const journeys = journeysOf(stitch(log), 10);
				const clocks = journeys.flatMap((events) => clock(events, undefined, events.at(-1)!.time));
				const { group } = await timed(log, {});
				check(group, clocks);
			}),
			{ numRuns: 3, endOnFailure: true }
		);
	});

	it('follows people to the end of the data, from one touchpoint to another', async () => {
		await fc.assert(
			fc.asyncProperty(logs(12, 80), async (log) => {
				const journeys = journeysOf(stitch(log), 10);
				const last = Math.max(...journeys.flat().map(({ time }) => time));
				const clocks = byPerson(journeys).flatMap((events) => clock(events, 'search', last));
				const { group, compared, test } = await timed(log, {
					unit: 'person',
					from: at('search'),
					to: at('pay')
				});
				check(group, clocks);
				expect([compared, test]).toEqual([null, null]);
			}),
			{ numRuns: 3, endOnFailure: true }
		);
	});

	it('has no time where nothing came, and refuses what it does not know', async () => {
		const { group } = await timed([[]], {});
		expect(group).toMatchObject({ n: 0, happened: 0, steps: [] });
		expect(group.median.value).toBeUndefined();
		expect(() => timing.parse({ journeys: 'j', unit: 'case' })).toThrow(/^Invalid/);
	});
});

/** By the definition: at each time the share to whom it did not happen, of those still seen. */
function check(
	group: TimingResult['group'],
	clocks: readonly { time: number; happened: boolean }[]
) {
	expect([group.n, group.happened]).toEqual([
		clocks.length,
		clocks.filter(({ happened }) => happened).length
	]);
	const times = [...new Set(clocks.map(({ time }) => time))].sort((a, b) => a - b);
	let left = 1;
	let median: number | undefined;
	const curve = new Map<number, number>();
	for (const time of times) {
		const seen = clocks.filter((one) => one.time >= time).length;
		left *= 1 - clocks.filter((one) => one.time === time && one.happened).length / seen;
		curve.set(time, left);
		if (left <= 0.5 + 1e-12) median ??= time;
	}
	expect(group.median.value).toBe(median);
	for (const { time, survival } of group.steps) expect(survival).toBeCloseTo(curve.get(time)!, 9);
}
