import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import { journeysOf } from '../../../../tests/golden/oracle/journeys';
import { objectsOf } from '../../../../tests/golden/oracle/lab-rows';
import { event, logs, sourcesOf, type Log } from '../../../../tests/golden/oracle/log';
import { stitch } from '../../../../tests/golden/oracle/people';
import type { SourceColumn } from '$lib/import/source';
import type { JourneysResult } from './journeys';
import { SpecError } from '../spec-error';
import { analysisOf } from '../registry';
import type { TableResult } from '../sql/sql';
import { journeysTables } from '../tables';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** Times in the logs are five minutes apart, so the second gap is met exactly again and again. */
const GAPS = [1, 5, 30, undefined] as const;

const cutOf = (minutes: number | undefined) =>
	minutes === undefined ? { by: 'history' } : { by: 'inactivity', minutes };

const CELLS = [
	{ id: 'people', kind: 'identity', spec: {} },
	...GAPS.map((minutes, at) => ({
		id: `cut-${at}`,
		kind: 'journeys',
		spec: { identity: 'people', cut: cutOf(minutes) }
	}))
];

async function cut(log: Log, at: number) {
	const { key, result } = await lab.run(given(log), CELLS, `cut-${at}`);
	const t = journeysTables(key);
	const events = objectsOf(
		await lab.read(
			`select journey, step, run, repeated, source::integer as source, row from ${t.events} order by journey, step`
		)
	);
	return { result: result as JourneysResult, events };
}

/** The same files again, so that people are stitched once a log. */
const given = (() => {
	const made = new WeakMap<Log, ReturnType<typeof sourcesOf>>();
	return (log: Log) => made.get(log) ?? made.set(log, sourcesOf(log)).get(log)!;
})();

/** Each journey as a line: its events in order, with their step, run and whether they repeat. */
function lines(
	events: readonly {
		journey?: unknown;
		source?: unknown;
		row?: unknown;
		step?: unknown;
		run?: unknown;
		repeated?: unknown;
	}[]
): string[] {
	const journeys = new Map<unknown, string[]>();
	for (const { journey, source, row, step, run, repeated } of events) {
		const line = journeys.get(journey) ?? [];
		journeys.set(journey, [
			...line,
			`${source}:${row} ${step} ${run}${repeated === true ? '*' : ''}`
		]);
	}
	return [...journeys.values()].map((line) => line.join(', ')).sort();
}

describe('journeys', () => {
	it('begin after a gap strictly longer than the limit, and count steps and runs from 1', async () => {
		await fc.assert(
			fc.asyncProperty(logs(40, 150), async (log) => {
				const people = stitch(log);
				const last = Math.max(...people.map(({ time }) => time));
				for (const [at, minutes] of GAPS.entries()) {
					const { events, result } = await cut(log, at);
					const expected = journeysOf(people, minutes);
					expect(lines(events)).toEqual(lines(expected.flat()));
					const open = expected.filter(
						(journey) => minutes !== undefined && journey.at(-1)!.time + minutes * 60 >= last
					);
					const lengths = expected.map(({ length }) => length).sort((a, b) => a - b);
					const half = (lengths.length - 1) / 2;
					const median = (lengths[Math.floor(half)]! + lengths[Math.ceil(half)]!) / 2;
					const times = people.map(({ time }) => time * 1e6);
					expect(result).toMatchObject({
						journeys: expected.length,
						people: new Set(people.map(({ person }) => person)).size,
						events: people.length,
						transitions: people.length - expected.length,
						open: open.length,
						from: times.length === 0 ? null : Math.min(...times),
						to: times.length === 0 ? null : Math.max(...times),
						medianEvents: people.length === 0 ? null : median
					});
					const sum = (all: readonly { events: number }[]) =>
						all.reduce((n, one) => n + one.events, 0);
					expect(sum(result.touchpoints)).toBe(people.length);
					expect(sum(result.channels)).toBe(people.length);
					const counted = result.lengths.map((length) => length.events * length.journeys);
					expect(counted.reduce((n, one) => n + one, 0)).toBe(people.length);
				}
				await lab.forget();
			}),
			{ numRuns: 4, endOnFailure: true }
		);
	});

	it('count touchpoints by their events and by the journeys that have them', async () => {
		const ann = (minute: number, touchpoint: string | null) => event('ann', minute, touchpoint);
		const log = [[ann(0, 'a'), ann(1, 'a'), ann(2, null), ann(100, 'a')]];
		const { result } = await cut(log, 2);
		expect(result.touchpoints).toEqual([
			{ name: 'a', events: 3, journeys: 2 },
			{ name: null, events: 1, journeys: 1 }
		]);
	});

	it('can be read in SQL, each event with its source and row', async () => {
		const log = [[{ ids: ['ann', null], time: 60, touchpoint: 'a', channel: 'web' }]];
		const query = { id: 'q', kind: 'sql', spec: { sql: 'select * from "cut-2 events"' } };
		const { result } = await lab.run(given(log), [...CELLS, query]);
		const { columns, rows } = result as TableResult;
		const names = columns.map(({ name }) => name);
		expect(names).toEqual([
			'person',
			'journey',
			'step',
			'time',
			'source',
			'row',
			'touchpoint',
			'channel',
			'stage'
		]);
		expect(rows).toEqual([[0, 0, 1, 60e6, 'source 0', 0, 'a', 'web', null]]);
	});
});

describe('rows that last', () => {
	/** Calls of a person at those minutes, whose column beside says what `role` takes it for. */
	const calls = (rows: readonly [minute: number, said: string][], role: object, type: object) =>
		sourcesOf([
			rows.map(([minute, said]) => ({
				ids: ['ann', null],
				time: minute * 60,
				touchpoint: 'call',
				channel: said
			}))
		]).map(({ source, csv }) => ({
			csv,
			source: {
				...source,
				columns: source.columns.map((column) =>
					column.name === 'channel' ? ({ ...column, role, type } as SourceColumn) : column
				)
			}
		}));
	const sessions = async (from: ReturnType<typeof calls>, times: boolean) => {
		const cells = [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'j', kind: 'journeys', spec: { identity: 'people', endings: { times } } }
		];
		const { key } = await lab.run(from, cells);
		const { journeys } = journeysTables(key);
		return objectsOf(
			await lab.read(
				`select events, epoch(end_time)::double / 60 as until from ${journeys} order by journey`
			)
		);
	};
	const MINUTES = [
		{ role: 'duration', unit: 'min' },
		{ type: 'number', decimal: '.' }
	] as const;

	it('for as long as they say, where that counts', async () => {
		const from = calls([[0, '25'], [40, ''], [80, '10.5']], ...MINUTES); // prettier-ignore
		expect(await sessions(from, false)).toEqual([
			{ events: 1, until: 0 },
			{ events: 1, until: 40 },
			{ events: 1, until: 80 }
		]);
		expect(await sessions(from, true)).toEqual([
			{ events: 2, until: 40 },
			{ events: 1, until: 90.5 }
		]);
	});

	it('until the end that they name', async () => {
		const from = calls(
			[[0, '1970-01-01T00:25:00Z'], [40, '1970-01-01T00:39:00Z']], // prettier-ignore
			{ role: 'end' },
			{ type: 'time', format: 'iso', zone: 'UTC' }
		);
		expect(await sessions(from, true)).toEqual([{ events: 2, until: 40 }]);
	});

	it('no time at all where it is less than nothing, or a century', async () => {
		const from = calls([[0, '-5'], [40, '1e12']], ...MINUTES); // prettier-ignore
		expect(await sessions(from, true)).toEqual([
			{ events: 1, until: 0 },
			{ events: 1, until: 40 }
		]);
	});
});

describe('the settings of journeys', () => {
	const parse = (spec: unknown) => analysisOf('journeys')?.parse(spec);

	it('are sessions of 30 minutes unless told', () => {
		expect(parse({ identity: 'people' })).toEqual({
			identity: 'people',
			during: { from: '', to: '' },
			rules: [],
			include: [],
			exclude: [],
			endings: { column: '', values: [] },
			stages: { by: 'touchpoints', list: [] },
			cut: { by: 'inactivity', minutes: 30 },
			success: [],
			failure: [],
			collapse: false
		});
	});

	it.each([
		[{}, 'identity'],
		[{ identity: 'people', cut: { by: 'inactivity', minutes: 0 } }, 'cut.minutes'],
		[{ identity: 'people', cut: { by: 'moon' } }, 'cut.by'],
		[{ identity: 'people', color: 'red' }, 'color']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
