import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnSchema, sourceSchema } from '$lib/import/source';
import { csvOf } from '../../../../cli/golden/csv';
import { Lab, type LabSource } from '../../../../cli/golden/lab';
import { conditions, holds, type Asked } from '../../../../tests/golden/oracle/conditions';
import type { Condition } from '../filter/condition';
import { at } from '../filter/match';
import { analysisOf } from '../registry';
import type { SegmentResult } from './segment';
import { segmentTable } from '../tables';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

interface Record {
	readonly person: number;
	/** Seconds since 1970. */
	readonly time: number;
	readonly touchpoint: string | null;
	readonly channel: string | null;
	readonly price: number | null;
}

const START = Date.UTC(2024, 2, 30, 22) / 1000;
const GAP = 1800;

/** Two sources; the second has no prices. */
function sourcesOf(logs: readonly (readonly Record[])[]): LabSource[] {
	return logs.map((records, index) => {
		const headings = ['user', 'time', 'touchpoint', 'channel', ...(index === 0 ? ['price'] : [])];
		const csv = csvOf([
			headings,
			...records.map(({ person, time, touchpoint, channel, price }) =>
				[
					`u${String(person).padStart(2, '0')}`,
					new Date(time * 1000).toISOString(),
					touchpoint ?? '',
					channel ?? '',
					price === null ? '' : String(price)
				].slice(0, headings.length)
			)
		]);
		const column = (name: string, role: object, type: object = { type: 'text' }) =>
			v.parse(columnSchema, { heading: name, name, type, role });
		const columns = [
			column('user', { role: 'identifier', identifier: 'user' }),
			column('time', { role: 'time' }, { type: 'time', format: 'iso' }),
			column('touchpoint', { role: 'touchpoint' }),
			column('channel', { role: 'channel' }),
			column('price', { role: 'attribute' }, { type: 'number' })
		];
		const source = v.parse(sourceSchema, {
			id: `s${index}`,
			name: `source ${index}`,
			files: [{ name: 'f.csv', size: csv.size, hash: `segment-${index}-${files++}` }],
			read: { format: 'csv', delimiter: ',' },
			columns: columns.slice(0, headings.length)
		});
		return { source, csv };
	});
}
let files = 0;

/** Every person's events in their order, cut where the gap is longer. */
function eventsOf(logs: readonly (readonly Record[])[]): Asked[] {
	const all = logs.flatMap((records, source) =>
		records.map((record, row) => ({ ...record, source, row }))
	);
	all.sort(
		(a, b) => a.person - b.person || a.time - b.time || a.source - b.source || a.row - b.row
	);
	let journey = -1;
	return all.map(({ person, time, touchpoint, channel, price, source }, i) => {
		const before = all[i - 1];
		if (before?.person !== person || time - before.time > GAP) journey++;
		const attributes = { price: source === 0 ? price : null };
		return { person, journey, time, touchpoint, channel, attributes };
	});
}

const cells = (unit: string, condition: unknown) => [
	{ id: 'people', kind: 'identity', spec: {} },
	{ id: 'trips', kind: 'journeys', spec: { identity: 'people' } },
	{ id: 'some', kind: 'segment', spec: { journeys: 'trips', unit, condition } }
];

async function chosen(given: readonly LabSource[], unit: string, condition: Condition) {
	const { key, result } = await lab.run(given, cells(unit, condition));
	const rows = await lab.read(`select ${unit} as unit from ${segmentTable(key)} order by 1`);
	return { units: Array.from(rows.column('unit'), Number), result: result as SegmentResult };
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 8, nil: null });
const record: fc.Arbitrary<Record> = fc.record({
	person: fc.integer({ min: 0, max: 12 }),
	time: fc.integer({ min: 0, max: 30 }).map((step) => START + step * 300),
	touchpoint: maybe(fc.constantFrom('home', 'search', 'cart', 'pay')),
	channel: maybe(fc.constantFrom('web', 'phone')),
	price: maybe(fc.integer({ min: 0, max: 5 }))
});
const logs = fc.tuple(
	fc.array(record, { maxLength: 80, size: 'max' }),
	fc.array(record, { maxLength: 80, size: 'max' })
);

describe('a segment', () => {
	it('holds the people or journeys that the condition holds of, walked one by one', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs,
				fc.array(conditions, { minLength: 20, maxLength: 20 }),
				fc.constantFrom('person' as const, 'journey' as const),
				async (log, asked, unit) => {
					const given = sourcesOf(log);
					const events = eventsOf(log);
					const people = [...new Set(events.map(({ person }) => person))];
					const numbered = events.map((event) => ({
						...event,
						person: people.indexOf(event.person)
					}));
					const units = [...new Set(numbered.map((event) => event[unit]))];
					const order = await numbersOf(given);
					for (const condition of asked) {
						const expected = units.filter((one) =>
							holds(
								condition,
								numbered.filter((event) => event[unit] === one)
							)
						);
						const { units: found, result } = await chosen(given, unit, condition);
						const named = unit === 'person' ? found.map((one) => order.indexOf(one)) : found;
						expect(named.sort((a, b) => a - b)).toEqual(expected);
						expect(result.all).toBe(units.length);
						expect(result.chosen).toBe(expected.length);
						expect(result.interactions).toBe(
							numbered.filter((event) => expected.includes(event[unit])).length
						);
					}
					await lab.forget();
				}
			),
			{ numRuns: 4, endOnFailure: true }
		);
	});

	/** The engine's number of each person, people in ascending order of their numbers here. */
	async function numbersOf(given: readonly LabSource[]): Promise<number[]> {
		const { key } = await lab.run(given, cells('person', { kind: 'all', of: [] }));
		const rows = await lab.read(`select person as unit from ${segmentTable(key)} order by 1`);
		return Array.from(rows.column('unit'), Number);
	}

	const one = (person: number, minute: number, touchpoint: string): Record => ({
		person,
		time: START + minute * 60,
		touchpoint,
		channel: null,
		price: null
	});

	it('of "searched, then never bought" has who did not buy after the last search', async () => {
		const log = [
			[one(0, 0, 'search'), one(0, 1, 'cart'), one(0, 2, 'pay')],
			[one(1, 0, 'pay'), one(1, 1, 'search'), one(1, 2, 'cart')]
		];
		const { result } = await chosen(sourcesOf(log), 'person', {
			kind: 'sequence',
			start: false,
			items: [{ is: 'one', match: at('search') }, { is: 'any' }, { is: 'none', match: at('pay') }]
		});
		expect(result).toMatchObject({ all: 2, chosen: 1, interactions: 3, allInteractions: 6 });
	});

	it('lets other cells count its people alone, as if there were no others', async () => {
		await fc.assert(
			fc.asyncProperty(logs, conditions, async ([web, phone], asked) => {
				// Whether a journey is open hangs on the last of all interactions: it is one of both.
				const last = { ...one(99, 24 * 60, 'last'), channel: 'web' };
				const log = [[...web, last], phone];
				const condition: Condition = {
					kind: 'some',
					of: [asked, { kind: 'did', match: at('last'), times: { op: '>=', count: 1 } }]
				};
				const given = sourcesOf(log);
				const events = eventsOf(log);
				const inside = [...new Set(events.map(({ person }) => person))].filter((person) =>
					holds(
						condition,
						events.filter((event) => event.person === person)
					)
				);
				const only = sourcesOf(
					log.map((records) => records.filter(({ person }) => inside.includes(person)))
				);
				const kinds = [
					{ kind: 'paths', spec: { depth: 3, collapse: false } },
					{ kind: 'paths', spec: { label: 'channel' } },
					{ kind: 'metrics', spec: {} }
				];
				const ask = async (from: readonly LabSource[], segment: string) => {
					const results = [];
					for (const { kind, spec } of kinds) {
						const cell = { id: 'asked', kind, spec: { ...spec, journeys: 'trips', segment } };
						results.push((await lab.run(from, [...cells('person', condition), cell])).result);
					}
					return results;
				};
				expect(await ask(given, 'some')).toEqual(await ask(only, ''));
				await lab.forget();
			}),
			{ numRuns: 3, endOnFailure: true }
		);
	});

	it('of other journeys is refused', async () => {
		const [people, trips, some] = cells('journey', { kind: 'all', of: [] });
		const others = { id: 'others', kind: 'journeys', spec: { identity: 'people' } };
		const paths = { id: 'paths', kind: 'paths', spec: { journeys: 'others', segment: 'some' } };
		await expect(
			lab.run(sourcesOf([[one(0, 0, 'a')]]), [people!, trips!, some!, others, paths])
		).rejects.toThrow('of other journeys');
	});

	it('takes the end of its window in', async () => {
		const log = [[one(0, 0, 'search'), one(0, 10, 'pay')]];
		const within = (seconds: number): Condition => ({
			kind: 'then',
			first: at('search'),
			later: at('pay'),
			seconds
		});
		expect((await chosen(sourcesOf(log), 'person', within(600))).result.chosen).toBe(1);
		expect((await chosen(sourcesOf(log), 'person', within(599))).result.chosen).toBe(0);
	});

	it('is refused where it tells more kinds of steps apart than can be', () => {
		const items = Array.from({ length: 9 }, (_, i) => ({ is: 'one', match: at(`t${i}`) }));
		const spec = { journeys: 'trips', condition: { kind: 'sequence', items } };
		expect(() => analysisOf('segment')?.parse(spec)).toThrow('more than 8 kinds of steps');
	});
});
