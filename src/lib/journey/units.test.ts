import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../cli/golden/lab';
import { cutJourneys, type CutEvent } from '../../../tests/golden/oracle/cutting';
import { logs, sourcesOf, type Log } from '../../../tests/golden/oracle/log';
import { objectsOf } from '../../../tests/golden/oracle/lab-rows';
import { stitch, type Stitched } from '../../../tests/golden/oracle/people';
import { at } from './filter/match';
import { journeysSchema } from './journeys/spec';
import { parseSpec } from './spec-error';
import { UNITS, unitsWithin, type Unit } from './units';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const SESSION = 30 * 60;
const CUTS = [
	{ by: 'inactivity', minutes: 12 },
	{ by: 'history' },
	// Devices are several people's, and their cases overlap.
	{ by: 'case', identifier: 'device' }
] as const;

const key = ({ source, row }: { source: number; row: number }) => `${source} ${row}`;
const inOrder = (a: Stitched, b: Stitched) =>
	a.time - b.time || a.source - b.source || a.row - b.row;

/** The events of the journeys that have a payment, or of all, by unit, each unit in the total order. */
function unitsOf(log: Log, cut: object, segment: boolean, unit: Unit): string[][] {
	const spec = parseSpec('journeys', journeysSchema, { identity: 'people', cut });
	const rows = stitch(log);
	const byKey = new Map(rows.map((row) => [key(row), row]));
	const device = ({ source, row }: Stitched) => {
		const ids = log[source]?.[row]?.ids ?? [];
		return { case: deviceOf(source, ids) };
	};
	const journeys = cutJourneys(rows, device, spec).filter(
		({ events }) => !segment || events.some(({ touchpoint }) => touchpoint === 'pay')
	);
	const told = (person: string, events: readonly CutEvent[]) =>
		events.flatMap((event) => ({ ...byKey.get(key(event))!, person }));
	if (unit === 'journey')
		return journeys.map(({ person, events }) => told(person, events).map(key));
	const people = new Map<string, Stitched[]>();
	for (const { person, events } of journeys) {
		people.set(person, [...(people.get(person) ?? []), ...told(person, events)]);
	}
	return [...people.values()].flatMap((events) => {
		const sorted = events.toSorted(inOrder);
		if (unit === 'person') return [sorted.map(key)];
		const sessions: Stitched[][] = [];
		for (const event of sorted) {
			const last = sessions.at(-1)?.at(-1);
			if (last === undefined || event.time - last.time > SESSION) sessions.push([event]);
			else sessions.at(-1)?.push(event);
		}
		return sessions.map((session) => session.map(key));
	});
}

/** The first device that a row names, by the layouts of `log.ts`. */
function deviceOf(source: number, ids: readonly (string | null)[]): string | null {
	return (source === 1 ? (ids[1] ?? ids[2]) : source === 0 ? ids[1] : ids[3]) ?? null;
}

const cellsOf = (cut: object): LabCell[] => [
	{ id: 'people', kind: 'identity', spec: {} },
	{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut } },
	{
		id: 'paid',
		kind: 'segment',
		spec: {
			journeys: 'trips',
			unit: 'journey',
			condition: { kind: 'did', match: at('pay') }
		}
	},
	{ id: 'paths', kind: 'paths', spec: { journeys: 'trips', segment: 'paid' } }
];

describe('units', () => {
	it('hold what a journey, a session or a person did, each in one piece and in order', async () => {
		await fc.assert(
			fc.asyncProperty(logs(8, 120), fc.constantFrom(...CUTS), async (log, cut) => {
				const given = sourcesOf(log);
				const cells = cellsOf(cut);
				await lab.run(given, cells);
				const context = lab.contextOf(given, cells);
				for (const unit of UNITS) {
					for (const segment of ['', 'paid']) {
						const { events } = unitsWithin(context, { journeys: 'trips', segment, unit });
						// The filter passes everything, but the planner does not know.
						const rows = objectsOf(
							await lab.read(`select unit, source, row, lag(unit) over () as before
from (from ${events} where step + run + source + row > -1)`)
						);
						const found = new Map<unknown, string[]>();
						for (const { unit: one, before, ...event } of rows) {
							const there = found.get(one);
							if (there !== undefined) expect(one).toBe(before);
							const own = key(event as { source: number; row: number });
							found.set(one, [...(there ?? []), own]);
						}
						const sort = (units: Iterable<string[]>) =>
							[...units].map((events) => events.join(', ')).sort();
						expect(sort(found.values())).toEqual(sort(unitsOf(log, cut, segment !== '', unit)));
					}
				}
				await lab.forget();
			}),
			{ numRuns: 3, endOnFailure: true }
		);
	});

	it('stay in one piece where a filter would have the planner turn a join round', async () => {
		const rows = Array.from({ length: 4000 }, (_, i) => ({
			ids: [`user-${(i >> 1) % 200}`, null],
			time: (i >> 1) * 60 + (i & 1) * 10,
			touchpoint: 'pay',
			channel: 'web'
		}));
		const given = sourcesOf([rows]);
		const cells = cellsOf({ by: 'inactivity', minutes: 1 });
		await lab.run(given, cells);
		const context = lab.contextOf(given, cells);
		const settings = { journeys: 'trips', segment: 'paid', unit: 'person' } as const;
		const { events } = unitsWithin(context, settings);
		const pieces = await lab.read(`select count(*) filter (unit is distinct from before) as pieces
from (select unit, lag(unit) over () as before from (from ${events} where step <= 1))`);
		expect(Number(pieces.column('pieces')[0])).toBe(200);
		await lab.forget();
	});
});
