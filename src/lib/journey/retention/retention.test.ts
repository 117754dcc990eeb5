import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell, type LabSource } from '../../../../cli/golden/lab';
import { textOf, type Clock } from '../../../../tests/golden/oracle/calendar';
import { lifecycleOf, type LifecycleSettings } from '../../../../tests/golden/oracle/lifecycle';
import { logs, sourcesOf, type Log } from '../../../../tests/golden/oracle/log';
import { stitch } from '../../../../tests/golden/oracle/people';
import { retentionOf, type RetentionSettings } from '../../../../tests/golden/oracle/retention';
import { stickinessOf, type StickinessSettings } from '../../../../tests/golden/oracle/stickiness';
import type { LifecycleResult } from '../lifecycle/lifecycle';
import { STATES } from '../lifecycle/spec';
import type { RetentionResult } from './retention';
import type { StickinessResult } from '../stickiness/stickiness';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const names = fc.constantFrom([], [], ['home'], ['search', 'cart']);
const range = {
	period: fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'month' as const),
	from: fc.constantFrom('', '', '2024-03-31', '2024-04-02 02:30', '2024-02-29'),
	periods: fc.integer({ min: 1, max: 70 })
};

const retentionSettings: fc.Arbitrary<RetentionSettings> = fc.record({
	...range,
	start: names,
	back: names,
	starts: fc.constantFrom('first', 'every', 'first-ever'),
	when: fc.constantFrom('in', 'in-or-later'),
	times: fc.integer({ min: 1, max: 2 })
});
const lifecycleSettings: fc.Arbitrary<LifecycleSettings> = fc.record({ ...range, event: names });
const stickinessSettings: fc.Arbitrary<StickinessSettings> = fc.record({
	...range,
	event: names,
	times: fc.integer({ min: 1, max: 2 }),
	each: fc.integer({ min: 1, max: 5 }),
	cumulative: fc.boolean()
});

/** Clocks that go forward at the end of March, and one that went back over midnight. */
const clocks: fc.Arbitrary<Clock> = fc.record({
	timeZone: fc.constantFrom('UTC', 'Europe/Rome', 'America/St_Johns'),
	weekStart: fc.constantFrom('monday', 'sunday')
});

/** The log over days instead of minutes: its events are so many hours apart. */
const spread = (log: Log, hours: number): Log => {
	const start = Math.min(...log.flat().flatMap(({ time }) => time ?? []));
	const moved = (time: number) => start + ((time - start) / 300) * hours * 3600;
	return log.map((rows) =>
		rows.map((row) => ({ ...row, time: row.time === null ? null : moved(row.time) }))
	);
};

const match = (touchpoints: readonly string[]) =>
	touchpoints.length === 0 ? [] : [{ field: 'touchpoint', op: 'is', values: touchpoints }];

const before: readonly LabCell[] = [
	{ id: 'people', kind: 'identity', spec: {} },
	{ id: 'all', kind: 'journeys', spec: { identity: 'people', cut: { by: 'history' } } }
];

async function run<Result>(
	given: readonly LabSource[],
	kind: string,
	spec: object,
	clock: object,
	more: readonly LabCell[] = []
) {
	const cells = [...before, ...more, { id: 'cell', kind, spec: { journeys: 'all', ...spec } }];
	const { result } = await lab.run(given, cells, 'cell', clock);
	return { result: result as Result, cells };
}

interface Seen {
	readonly given: readonly LabSource[];
	readonly events: ReturnType<typeof stitch>;
	readonly clock: Clock;
}

/** Checks five settings on each of a few random logs, events hours to days apart. */
async function overLogs<S>(
	settings: fc.Arbitrary<S>,
	check: (seen: Seen, one: S) => Promise<void>
): Promise<void> {
	await fc.assert(
		fc.asyncProperty(
			logs(6, 40),
			fc.constantFrom(1, 13, 40),
			clocks,
			fc.array(settings, { minLength: 5, maxLength: 5 }),
			async (log, hours, clock, all) => {
				const far = spread(log, hours);
				const seen = { given: sourcesOf(far), events: stitch(far), clock };
				for (const one of all) await check(seen, one);
				await lab.forget();
			}
		),
		{ numRuns: 3, endOnFailure: true }
	);
}

describe('retention', () => {
	it('is what looking at each person gives, for all settings and clocks', async () => {
		await overLogs(retentionSettings, async ({ given, events, clock }, one) => {
			const spec = { ...one, start: match(one.start), back: match(one.back) };
			const { result } = await run<RetentionResult>(given, 'retention', spec, clock);
			const cohorts = retentionOf(events, one, clock);
			expect(result.periods.map(({ starts }) => textOf(starts))).toEqual(
				cohorts.map(({ cohort }) => cohort)
			);
			expect(result.shown.cohorts.map(({ returned }) => returned)).toEqual(
				cohorts.map(({ back }) => back.map((people) => people.length))
			);
		});
	});
});

describe('lifecycle', () => {
	it('is what looking at each person gives, and reconciles from period to period', async () => {
		await overLogs(lifecycleSettings, async ({ given, events, clock }, one) => {
			const spec = { ...one, event: match(one.event) };
			const { result } = await run<LifecycleResult>(given, 'lifecycle', spec, clock);
			const expected = lifecycleOf(events, one, clock);
			expect(
				result.shown.map((states, index) => ({
					period: textOf(result.periods[index]!.starts),
					...states
				}))
			).toEqual(
				expected.map((states) => ({
					...Object.fromEntries(STATES.map((state) => [state, states[state].length])),
					period: states.period
				}))
			);
			reconciles(result);
		});
	});

	/** Active now = active before − dormant + new + resurrected, as long as there is data. */
	function reconciles({ shown, periods }: LifecycleResult) {
		for (const [index, now] of shown.entries()) {
			const then = shown[index - 1];
			if (then === undefined || periods[index]?.state === 'ahead') continue;
			const active = ({ new: begun, returning, resurrected }: typeof now) =>
				begun + returning + resurrected;
			expect(active(now)).toBe(active(then) - now.dormant + now.new + now.resurrected);
		}
	}
});

describe('stickiness', () => {
	it('is what looking at each person gives', async () => {
		await overLogs(stickinessSettings, async ({ given, events, clock }, one) => {
			const spec = { ...one, event: match(one.event) };
			const { result } = await run<StickinessResult>(given, 'stickiness', spec, clock);
			expect(result.shown.active).toEqual(
				stickinessOf(events, one, clock).map((people) => people.length)
			);
		});
	});
});
