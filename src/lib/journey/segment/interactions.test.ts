import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell, type LabSource } from '../../../../cli/golden/lab';
import { holds } from '../../../../tests/golden/oracle/conditions';
import { journeysOf, type Travelled } from '../../../../tests/golden/oracle/journeys';
import { objectsOf } from '../../../../tests/golden/oracle/lab-rows';
import { logs, sourcesOf } from '../../../../tests/golden/oracle/log';
import { stitch } from '../../../../tests/golden/oracle/people';
import type { Condition } from '../filter/condition';
import { at, type Match } from '../filter/match';
import { analysisOf } from '../registry';
import type { SegmentResult } from './segment';
import { tablesWithin } from '../within';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const MINUTES = 15;
const cellsOf = (condition: unknown): LabCell[] => [
	{ id: 'people', kind: 'identity', spec: {} },
	{
		id: 'trips',
		kind: 'journeys',
		spec: { identity: 'people', cut: { by: 'inactivity', minutes: MINUTES }, success: [PAID] }
	},
	{ id: 'some', kind: 'segment', spec: { journeys: 'trips', unit: 'interaction', condition } },
	{ id: 'asked', kind: 'paths', spec: { journeys: 'trips', segment: 'some' } }
];
const PAID = { match: 'exact', text: 'pay' };

const channel = (...values: string[]): Match => [{ field: 'channel', op: 'is', values }];
const did = (match: Match): Condition => ({ kind: 'did', match, times: { op: '>=', count: 1 } });
const leaf = fc.oneof(
	fc
		.uniqueArray(fc.constantFrom('home', 'search', 'cart', 'pay'), { minLength: 1, maxLength: 3 })
		.map((names) => did(at(...names))),
	fc.constantFrom('web', 'phone').map((name) => did(channel(name))),
	fc.constant<Condition>({ kind: 'begins', from: '2024-03-30T22:20:00Z' }),
	fc.constant<Condition>({ kind: 'outcome', outcomes: ['success'] })
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
	leaf,
	leaf.map((of): Condition => ({ kind: 'not', of })),
	fc
		.tuple(fc.constantFrom('all' as const, 'some' as const), leaf, leaf)
		.map(([kind, one, other]): Condition => ({ kind, of: [one, other] }))
);

/** Whether an interaction is in the segment; the outcome is its journey's. */
function isIn(asked: Condition, event: Travelled, journey: readonly Travelled[]): boolean {
	switch (asked.kind) {
		case 'all':
			return asked.of.every((one) => isIn(one, event, journey));
		case 'some':
			return asked.of.some((one) => isIn(one, event, journey));
		case 'not':
			return !isIn(asked.of, event, journey);
		case 'outcome':
			return journey.some(({ touchpoint }) => touchpoint === 'pay');
		default:
			return holds(asked, [{ ...event, person: 0, attributes: {} }]);
	}
}

/** What is left of the journeys, counted anew. */
function narrowed(journeys: readonly Travelled[][], asked: Condition): Travelled[][] {
	return journeys.flatMap((journey) => {
		const left: Travelled[] = [];
		for (const event of journey.filter((one) => isIn(asked, one, journey))) {
			const last = left.at(-1);
			const repeated = last !== undefined && last.touchpoint === event.touchpoint;
			const run = (last?.run ?? 0) + (repeated ? 0 : 1);
			left.push({ ...event, step: left.length + 1, run, repeated });
		}
		return left.length === 0 ? [] : [left];
	});
}

const told = ({ source, row, step, run, repeated }: Travelled) => ({
	source,
	row,
	step,
	run,
	repeated
});

describe('a segment of interactions', () => {
	it('lets other cells see these alone, counted as if there were no others', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(8, 60),
				fc.array(condition, { minLength: 4, maxLength: 4 }),
				async (log, conditions) => {
					const given = sourcesOf(log);
					const all = journeysOf(stitch(log), MINUTES);
					for (const asked of conditions) await matches(given, all, asked);
					await lab.forget();
				}
			),
			{ numRuns: 2, endOnFailure: true }
		);
	});

	async function matches(given: LabSource[], all: Travelled[][], asked: Condition) {
		const left = narrowed(all, asked);
		const cells = cellsOf(asked);
		const { result: segment } = await lab.run(given, cells, 'some');
		expect(segment).toMatchObject({
			all: all.flat().length,
			chosen: left.flat().length,
			interactions: left.flat().length,
			journeys: left.length,
			people: new Set(left.flat().map(({ person }) => person)).size
		} satisfies Partial<SegmentResult>);
		const t = tablesWithin(lab.contextOf(given, cells, 'asked'), 'trips', 'some');
		const rows = objectsOf(
			await lab.read(
				`select source::integer as source, row, step, run, repeated, person, journey from ${t.events}`
			)
		);
		const byJourney = new Map<unknown, typeof rows>();
		for (const row of rows) {
			byJourney.set(row['journey'], [...(byJourney.get(row['journey']) ?? []), row]);
		}
		const found = [...byJourney.values()].map((events) =>
			events.map(({ person: _, journey: __, ...event }) => event)
		);
		const sorted = (journeys: readonly object[][]) =>
			journeys.map((events) => JSON.stringify(events)).sort();
		expect(sorted(found)).toEqual(sorted(left.map((events) => events.map(told))));
		// Journeys lie one after the other, as before.
		const order = rows.map((row) => Number(row['journey']));
		expect(order).toEqual(order.toSorted((a, b) => a - b));

		const journeys = objectsOf(
			await lab.read(`select journey, events, epoch(start_time)::integer as first,
	epoch(end_time)::integer as last, outcome::varchar as outcome from ${t.journeys} order by journey`)
		);
		const whole = new Map(all.map((events) => [keyOf(events[0]!), events]));
		const expected = left.map((events) => ({
			events: events.length,
			first: events[0]!.time,
			last: events.at(-1)!.time,
			success: (wholeOf(events[0]!) ?? []).some(({ touchpoint }) => touchpoint === 'pay')
		}));
		function wholeOf(event: Travelled) {
			return [...whole.values()].find((events) =>
				events.some((one) => keyOf(one) === keyOf(event))
			);
		}
		const shown = journeys.map(({ events, first, last, outcome }) => ({
			events,
			first,
			last,
			success: outcome === 'success'
		}));
		expect(shown.map((one) => JSON.stringify(one)).sort()).toEqual(
			expected.map((one) => JSON.stringify(one)).sort()
		);
	}

	const keyOf = ({ source, row }: { source: number; row: number }) => `${source} ${row}`;

	it('is not asked what only several interactions can tell', () => {
		const spec = {
			journeys: 'trips',
			unit: 'interaction',
			condition: { kind: 'then', first: at('search'), later: at('pay') }
		};
		expect(() => analysisOf('segment')?.parse(spec)).toThrow('not asked of one interaction');
	});
});
