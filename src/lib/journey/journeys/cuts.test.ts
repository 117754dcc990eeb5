import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell, type LabSource } from '../../../../cli/golden/lab';
import { cutJourneys, renamed, type CutJourney } from '../../../../tests/golden/oracle/cutting';
import { objectsOf } from '../../../../tests/golden/oracle/lab-rows';
import { logs, sourcesOf, type Log, type LogRow } from '../../../../tests/golden/oracle/log';
import { stitch } from '../../../../tests/golden/oracle/people';
import { sayingsOf, sourcesSaying } from '../../../../tests/golden/oracle/said';
import { CUTS, specOf } from '../../../../tests/golden/oracle/specs';
import type { JourneysResult } from './journeys';
import type { JourneysSpec } from './spec';
import { analysisOf } from '../registry';
import { journeysTables } from '../tables';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const PEOPLE = { id: 'people', kind: 'identity', spec: {} };
const cells = (spec: object): LabCell[] => [
	PEOPLE,
	{ id: 'trips', kind: 'journeys', spec: { identity: 'people', ...spec } }
];

/** Each journey as a line, and the events and journeys as they lie in their tables. */
async function cut(given: readonly LabSource[], spec: object, settings = {}) {
	const { key, result } = await lab.run(given, cells(spec), 'trips', settings);
	const t = journeysTables(key);
	const journeys = objectsOf(
		await lab.read(
			`select * exclude (runs, sequence_a, sequence_b) replace (outcome::varchar as outcome) from ${t.journeys}`
		)
	);
	const events = objectsOf(
		await lab.read(`select e.* replace (e.source::integer as source), tp.name as touchpoint_name,
	ch.name as channel_name, st.name as stage_name from ${t.events} e
left join ${t.touchpoints} tp on tp.code = e.touchpoint left join ${t.channels} ch on ch.code = e.channel
left join ${t.stages} st on st.code = e.stage order by e.rowid`)
	);
	return { result: result as JourneysResult, journeys, events };
}

type Found = Awaited<ReturnType<typeof cut>>;

function lines({ journeys, events }: Found): string[] {
	return journeys
		.map((journey) => {
			const own = events.filter((event) => event['journey'] === journey['journey']);
			return JSON.stringify([
				Number(journey['start_time']) / 1e6,
				Number(journey['end_time']) / 1e6,
				journey['outcome'],
				journey['open'],
				journey['case'] ?? null,
				own.map((event) => [
					`${String(event['source'])}:${String(event['row'])}`,
					event['touchpoint_name'],
					event['channel_name'],
					event['stage_name'],
					event['repeats'] ?? 1
				])
			]);
		})
		.sort();
}

function expectedLines(journeys: readonly CutJourney[]): string[] {
	return journeys
		.map(({ start, end, outcome, open, case: name, events }) =>
			JSON.stringify([
				start,
				end,
				outcome,
				open,
				name,
				events.map((event) => [
					`${event.source}:${event.row}`,
					event.touchpoint,
					event.channel,
					event.stage,
					event.repeats
				])
			])
		)
		.sort();
}

/** What every analysis may count on, whatever the settings. */
function keepsOrder({ journeys, events }: Found): void {
	const numbers = events.map((event) => Number(event['journey']));
	expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
	expect([...new Set(numbers)]).toEqual(journeys.map((_, at) => at));
	const people = journeys.map((journey) => Number(journey['person']));
	expect(people).toEqual(people.toSorted((a, b) => a - b));
	events.forEach((event, at) => {
		const before = events[at - 1];
		const first = before?.['journey'] !== event['journey'];
		const same = !first && before?.['touchpoint'] === event['touchpoint'];
		expect(event['person']).toBe(people[Number(event['journey'])]);
		expect(event['step']).toBe(first ? 1 : Number(before?.['step']) + 1);
		expect(event['run']).toBe(first ? 1 : Number(before?.['run']) + (same ? 0 : 1));
		expect(event['repeated']).toBe(same);
		if (first) return;
		const place = (one: typeof event | undefined) => [
			Number(one?.['time']),
			Number(one?.['source']),
			Number(one?.['row'])
		];
		const [a, b] = [place(before), place(event)];
		const differs = a.findIndex((value, index) => value !== b[index]);
		expect(a[differs]!).toBeLessThan(b[differs]!);
	});
}

/** No interaction is lost, and what is said of rules adds up. */
function reconciles({ result, journeys, events }: Found, log: Log, spec: JourneysSpec): void {
	const stitched = stitch(log);
	const names = stitched.map(({ touchpoint }) => touchpoint);
	expect(result.interactions).toBe(stitched.length);
	expect(result.events).toBe(events.length);
	const { dropped, beyond, endings, collapsed, outside } = result;
	expect(dropped + beyond + endings + collapsed + outside + result.events).toBe(stitched.length);
	expect(Math.min(dropped, beyond, endings, collapsed, outside)).toBeGreaterThanOrEqual(0);
	const sum = (all: readonly { readonly journeys: number }[]) =>
		all.reduce((total, one) => total + one.journeys, 0);
	expect(sum(result.lengths)).toBe(journeys.length);
	expect(sum(result.durations)).toBe(journeys.length);
	expect(Object.values(result.outcomes).reduce((a, b) => a + b, 0)).toBe(journeys.length);
	const caught = result.caught.filter(({ rule }) => spec.rules[rule]?.on === 'touchpoint');
	expect(
		caught.reduce((total, one) => total + one.interactions, result.uncaught.interactions)
	).toBe(stitched.length);
	for (const one of result.raw) {
		expect(one.newName).toBe(renamed(one.name, spec.rules, 'touchpoint'));
		expect(one.interactions).toBe(names.filter((name) => name === one.name).length);
	}
}

describe('journeys, however they are cut', () => {
	it('are those of the definition, in order, and lose nothing', async () => {
		const all = fc.tuple(...CUTS.map(specOf));
		await fc.assert(
			fc.asyncProperty(
				logs(12, 60).chain((log) => fc.tuple(fc.constant(log), sayingsOf(log))),
				all,
				async ([log, sayings], specs) => {
					const given = await sourcesSaying(log, sayings);
					for (const spec of specs) {
						const found = await cut(given, spec);
						const said = ({ source, row }: { source: number; row: number }) =>
							sayings[source]![row]!;
						const expected = cutJourneys(stitch(log), said, spec);
						expect(lines(found)).toEqual(expectedLines(expected));
						keepsOrder(found);
						reconciles(found, log, spec);
					}
					await lab.forget();
				}
			),
			{ numRuns: 6, endOnFailure: true }
		);
	}, 600_000);

	it('are the same whatever the order of the files', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(8, 30),
				fc.tuple(...CUTS.slice(0, 3).map(specOf)),
				async (log, specs) => {
					let place = 0;
					const apart = log.map((rows) =>
						rows.map((row) => ({ ...row, time: row.time === null ? null : row.time + place++ / 8 }))
					);
					const layouts = [
						['user', 'device'],
						['email', 'device', 'device'],
						['user', 'email', 'cookie', 'device']
					].slice(0, log.length);
					for (const drawn of specs) {
						const spec = { ...drawn, endings: {}, stages: undefined };
						const sets = [
							sourcesOf(apart, layouts),
							sourcesOf(apart.toReversed(), layouts.toReversed())
						];
						const [one, other] = await Promise.all(
							sets.map(async (given) => {
								const { journeys, events } = await cut(
									given,
									JSON.parse(JSON.stringify(spec)) as object
								);
								return journeys
									.map(({ start_time, end_time, outcome, open, journey }) => {
										const own = events.filter((event) => event['journey'] === journey);
										const steps = own.map(({ time, touchpoint_name }) => [time, touchpoint_name]);
										return JSON.stringify([start_time, end_time, outcome, open, steps]);
									})
									.sort();
							})
						);
						expect(one).toEqual(other);
					}
					await lab.forget();
				}
			),
			{ numRuns: 2, endOnFailure: true }
		);
	}, 300_000);
});

const event = (user: string, time: string, touchpoint: string): LogRow => ({
	ids: [user, null],
	time: Date.parse(`${time}Z`) / 1000,
	touchpoint,
	channel: null
});
const exact = (...texts: string[]) => texts.map((text) => ({ text }));

async function outcomesOf(log: readonly LogRow[], spec: object) {
	const { journeys } = await cut(sourcesOf([log]), spec);
	await lab.forget();
	return journeys.map(({ events, outcome }) => [events, outcome]);
}

describe('journeys from a start to an end', () => {
	const spec = {
		cut: { by: 'start-end', start: exact('search'), minutes: 60 },
		success: exact('pay'),
		failure: exact('leave')
	};
	const at = (minute: number) =>
		new Date(Date.UTC(2024, 0, 1, 0, minute)).toISOString().slice(0, -1);

	it('close at the first end, which is theirs; a gap of just the limit does not close them', async () => {
		const log = [
			event('u', at(0), 'home'),
			event('u', at(1), 'search'),
			event('u', at(61), 'search'),
			event('u', at(62), 'pay'),
			event('u', at(63), 'leave'),
			event('u', at(64), 'search'),
			event('u', at(65), 'leave'),
			event('v', at(70), 'search')
		];
		expect(await outcomesOf(log, spec)).toEqual([
			[3, 'success'],
			[2, 'failure'],
			[1, 'open']
		]);
	});

	it('are abandoned after a longer gap, and open where the data ends before', async () => {
		const log = [
			event('u', at(0), 'search'),
			event('u', at(61), 'home'),
			event('u', at(62), 'search'),
			event('v', at(100), 'search'),
			event('w', at(122), 'home')
		];
		expect(await outcomesOf(log, spec)).toEqual([
			[1, 'abandoned'],
			[1, 'open'],
			[1, 'open']
		]);
	});
});

describe('journeys by the calendar', () => {
	it('begin at midnight where the notebook is, and weeks on its first day', async () => {
		const log = [
			event('u', '2024-03-30T22:30:00', 'a'),
			event('u', '2024-03-30T23:30:00', 'b'),
			event('u', '2024-03-31T21:59:59', 'c'),
			event('u', '2024-03-31T22:00:00', 'd')
		];
		const days = async (period: string, settings: object) => {
			const { journeys } = await cut(
				sourcesOf([log]),
				{ cut: { by: 'calendar', period } },
				settings
			);
			await lab.forget();
			return journeys.map(({ events }) => events);
		};
		const rome = { timeZone: 'Europe/Rome' };
		expect(await days('day', {})).toEqual([2, 2]);
		// The clock goes forward in that night: the 31st has 23 hours.
		expect(await days('day', rome)).toEqual([1, 2, 1]);
		expect(await days('week', rome)).toEqual([3, 1]);
		expect(await days('week', { ...rome, weekStart: 'sunday' })).toEqual([1, 3]);
	});
});

describe('rules', () => {
	const parse = (spec: object) => analysisOf('journeys')?.parse({ identity: 'people', ...spec });

	it.each([
		[{ rules: [{ match: 'regex', text: '(a', name: 'b' }] }, 'rules.0'],
		[{ rules: [{ match: 'regex', text: '(a)', name: '$2' }] }, 'rules.0'],
		[{ exclude: [{ match: 'regex', text: '(?=a)' }] }, 'exclude.0']
	])('refuse %j and say where', (spec, path) => {
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});

	it('may name a dollar that no group stands for, where they are no regular expression', () => {
		expect(() => parse({ rules: [{ text: 'a', name: '$5 off' }] })).not.toThrow();
	});
});
