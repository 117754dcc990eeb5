import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../../cli/golden/lab';
import { channelsOf, type ChannelsSettings } from '../../../../tests/golden/oracle/channels';
import { journeysOf, type Travelled } from '../../../../tests/golden/oracle/journeys';
import { logs, sourcesOf, type Log } from '../../../../tests/golden/oracle/log';
import { openedBy } from '../../../../tests/golden/oracle/opened';
import { stitch } from '../../../../tests/golden/oracle/people';
import { guessChannels } from './guess';
import { differenceOf, type ChannelsPart, type ChannelsResult } from './result';
import { analysisOf } from '../registry';
import { SpecError } from '../spec-error';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const settings: fc.Arbitrary<ChannelsSettings> = fc.record({
	unit: fc.constantFrom('journey', 'session', 'person'),
	selfService: fc.constantFrom(['web'], ['web', 'phone'], ['phone'], []),
	assisted: fc.constantFrom(['phone'], ['web'], ['web', 'phone']),
	days: fc.integer({ min: 1, max: 4 }),
	hours: fc.constantFrom(5, 10, 24, 8760)
});

/** The same with times that lie not minutes but hours apart. */
const stretched = (log: Log): Log =>
	log.map((rows) =>
		rows.map((row) => ({
			...row,
			time: row.time === null ? null : BEGIN + (row.time - BEGIN) * 60
		}))
	);
const BEGIN = Date.UTC(2024, 2, 30, 22) / 1000;

const succeeds = { success: [{ match: 'exact', text: 'pay' }] };

/** A result in the form of the oracle's. */
function readable(part: ChannelsPart) {
	return {
		units: part.units,
		people: part.people,
		counts: Object.fromEntries(part.counts.map(({ channels, units }) => [channels, units])),
		channels: Object.fromEntries(part.channels.map(({ name, units }) => [name, units])),
		handovers: Object.fromEntries(
			part.handovers.map(({ from, to, handovers, units, meanSeconds, medianSeconds, success }) => [
				`${from} → ${to}`,
				{
					handovers,
					units,
					mean: expect.closeTo(meanSeconds, 6),
					median: expect.closeTo(medianSeconds, 6),
					succeeded: success?.successes,
					judged: success?.n
				}
			])
		),
		restarts: Object.fromEntries(
			part.restartTopics.map(({ from, to, topic, restarts }) => [
				`${from} → ${to}: ${topic}`,
				restarts
			])
		),
		restarted: part.restarted.successes,
		starts: Object.fromEntries(
			part.starts.flatMap(({ channel, contained, late, moved }) =>
				[
					['contained', contained.successes] as const,
					['late', late] as const,
					...moved.map((one) => [one.channel, one.units] as const)
				].flatMap(([name, units]) => (units === 0 ? [] : [[`${channel}: ${name}`, units]]))
			)
		)
	};
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** What a reader may count on. */
function reconciles(part: ChannelsPart) {
	expect(part.nowhere + sum(part.counts.map(({ units }) => units))).toBe(part.units);
	const total = sum(part.restartTopics.map(({ restarts }) => restarts));
	expect([part.restarts, sum(part.restartPairs.map(({ restarts }) => restarts))]).toEqual([
		total,
		total
	]);
	expect(part.restarted.n).toBe(part.people);
	for (const { contained, moved } of part.starts) {
		expect(contained.n - contained.successes).toBe(sum(moved.map(({ units }) => units)));
	}
	expect(part.contained.n).toBe(sum(part.starts.map(({ contained }) => contained.n)));
}

describe('channels', () => {
	it('are those that walking gives, for all settings, and reconcile', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(25, 150).map(stretched),
				fc.constantFrom(300, 1500, undefined),
				fc.array(settings, { minLength: 6, maxLength: 6 }),
				async (log, minutes, all) => {
					const cut = minutes === undefined ? { by: 'history' } : { by: 'inactivity', minutes };
					const before = [
						{ id: 'people', kind: 'identity', spec: {} },
						{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut, ...succeeds } }
					];
					const given = sourcesOf(log);
					const journeys = journeysOf(stitch(log), minutes);
					const end = Math.max(...journeys.flat().map(({ time }) => time));
					const open = (journey: readonly Travelled[]) =>
						minutes === undefined
							? journey.every(({ touchpoint }) => touchpoint !== 'pay')
							: (journey.at(-1)?.time ?? 0) + minutes * 60 >= end;
					for (const one of all) {
						const spec = { journeys: 'trips', ...one };
						const cells = [...before, { id: 'channels', kind: 'channels', spec }];
						const { segment } = (await lab.run(given, cells)).result as ChannelsResult;
						expect(channelsOf(journeys, one, open)).toEqual(readable(segment));
						reconciles(segment);
					}
					await lab.forget();
				}
			),
			{ numRuns: 4, endOnFailure: true }
		);
	});

	const event = (user: string, hour: number, touchpoint: string, channel: string | null) => ({
		ids: [user, null],
		time: hour * 3600,
		touchpoint,
		channel
	});
	const LOG = [
		event('ann', 0, 'help', 'web'),
		event('ann', 1, 'help', 'phone'),
		event('ann', 2, 'pay', 'phone'),
		event('bob', 0, 'help', 'web'),
		event('bob', 1, 'faq', 'web'),
		event('cid', 0, 'help', 'web'),
		event('cid', 48, 'help', 'phone'),
		event('dan', 0, 'help', 'bot'),
		event('dan', 1, 'pay', 'web'),
		event('eve', 90, 'help', 'web'),
		event('eve', 100, 'pay', null)
	].sort((a, b) => a.time - b.time);

	function cellsOf(spec: object, cut: object = { by: 'history' }): LabCell[] {
		const match = [{ field: 'touchpoint', op: 'is', values: ['pay'] }];
		const condition = { kind: 'did', match, times: { op: '>=', count: 1 } };
		const of = { journeys: 'trips', selfService: ['web', 'bot'], assisted: ['phone'], days: 1 };
		return [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut, ...succeeds } },
			{ id: 'paid', kind: 'segment', spec: { journeys: 'trips', condition } },
			{
				id: 'longtrips',
				kind: 'segment',
				spec: {
					journeys: 'trips',
					unit: 'journey',
					condition: { kind: 'measure', measure: 'events', op: '>=', value: 2 }
				}
			},
			{ id: 'channels', kind: 'channels', spec: { ...of, ...spec } }
		];
	}
	const given = sourcesOf([LOG]);
	const run = async (spec: object, cut?: object) =>
		(await lab.run(given, cellsOf(spec, cut))).result as ChannelsResult;
	const opens = async (spec: object, pick: object) =>
		(await openedBy(lab, given, cellsOf(spec), pick)).length;

	it('count as contained whoever saw no assisted channel in time, once the time is over', async () => {
		const { segment } = await run({});
		expect(segment.contained).toMatchObject({ successes: 3, n: 4, rate: 0.75 });
		expect(segment.late).toBe(1);
		const web = segment.starts.find(({ channel }) => channel === 'web');
		expect(web?.moved).toEqual([{ channel: 'phone', units: 1 }]);
		// An assisted contact just as the days end still counts.
		const longer = await run({ days: 2 });
		expect(longer.segment.contained).toMatchObject({ successes: 2, n: 4 });
	});

	it('follow a person into other journeys for containment, whoever the segment leaves', async () => {
		const days = { by: 'inactivity', minutes: 60 * 12 };
		const { segment } = await run({ days: 3, segment: 'longtrips' }, days);
		// Cid’s two visits are journeys of one event each, outside the segment; Ann and Dan and Bob are in.
		expect(segment.contained).toMatchObject({ successes: 2, n: 3 });
		const all = await run({ days: 3 }, days);
		expect(all.segment.contained).toMatchObject({ successes: 2, n: 4 });
	});

	it('say where somebody had to start again, and how often', async () => {
		const { segment } = await run({});
		expect(segment.restartTopics).toEqual([
			{ from: 'web', to: 'phone', topic: 'help', restarts: 1, people: 1 }
		]);
		expect(segment.restarted).toMatchObject({ successes: 1, n: 5 });
		expect((await run({ hours: 48 })).segment.restarts).toBe(2);
		expect((await run({ hours: 47 })).segment.restarts).toBe(1);
	});

	it('take a column for what it was about, texts of all sources alike', async () => {
		const byColumn = await run({ topic: 'channel', hours: 8760 });
		expect(byColumn.segment.restarts).toBe(0);
		const same = await run({ topic: 'touchpoint', hours: 48 });
		expect(same.segment.restartTopics).toEqual((await run({ hours: 48 })).segment.restartTopics);
		expect((await run({ topic: 'no such column' })).segment.restarts).toBe(0);
	});

	it('open as the journeys or people whom they count', async () => {
		for (const unit of ['journey', 'person'] as const) {
			const { segment } = await run({ unit });
			for (const { from, to, units } of segment.handovers) {
				expect(await opens({ unit }, { of: 'handover', from, to })).toBe(units);
			}
			for (const { name, units } of segment.channels) {
				expect(await opens({ unit }, { of: 'channel', channel: name })).toBe(units);
			}
			for (const { channels, units } of segment.counts) {
				const pick = { of: 'count', least: channels, most: channels };
				expect(await opens({ unit }, pick)).toBe(units);
			}
			expect(await opens({ unit }, { of: 'count', least: 2 })).toBe(
				sum(segment.counts.filter(({ channels }) => channels > 1).map(({ units }) => units))
			);
			for (const { channel, contained, moved } of segment.starts) {
				const pick = { of: 'start', channel };
				expect(await opens({ unit }, { ...pick, contained: true })).toBe(contained.successes);
				for (const { channel: to, units } of moved) {
					expect(await opens({ unit }, { ...pick, contained: false, to })).toBe(units);
				}
			}
		}
		expect(await opens({}, { of: 'restart' })).toBe(1);
		expect(await opens({}, { of: 'restart', from: 'web', to: 'phone', topic: 'help' })).toBe(1);
		expect(await opens({}, { of: 'restart', from: 'phone' })).toBe(0);
		await expect(opens({}, { of: 'nobody' })).rejects.toThrow(SpecError);
	});

	it('stand beside those of another segment', async () => {
		const { segment, compare } = await run({ segment: 'paid', compare: '' });
		expect([segment.people, compare]).toEqual([3, null]);
		const both = await run({ compare: 'paid' });
		expect([both.segment.people, both.compare?.people]).toEqual([5, 3]);
		expect(both.compare).toEqual(segment);
		expect(await opens({ compare: 'paid' }, { of: 'restart', side: 'compare' })).toBe(1);
		const difference = differenceOf(both.segment.contained, both.compare!.contained)!;
		expect(difference.difference).toBeCloseTo(0.75 - 0.5);
		expect(difference.low).toBeLessThan(difference.difference);
		expect(differenceOf({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeUndefined();
	});

	it('of nobody are empty', async () => {
		const { result } = await lab.run(sourcesOf([[]]), cellsOf({}));
		const { segment } = result as ChannelsResult;
		expect(segment).toMatchObject({ units: 0, handovers: [], starts: [], restarts: 0 });
		expect(segment.contained).toEqual({ successes: 0, n: 0, rate: null, interval: null });
	});
});

describe('the settings of channels', () => {
	const parse = (spec: unknown) => analysisOf('channels')?.parse(spec);

	it('are journeys, seven days and a day, unless told', () => {
		expect(parse({ journeys: 'trips' })).toEqual({
			journeys: 'trips',
			segment: '',
			compare: '',
			unit: 'journey',
			selfService: [],
			assisted: [],
			days: 7,
			hours: 24,
			topic: ''
		});
	});

	it('are guessed from the names of channels', () => {
		expect(guessChannels(['web', 'phone', 'email', 'Chatbot', 'web', 'store', ''])).toEqual({
			selfService: ['Chatbot', 'web'],
			assisted: ['phone', 'store']
		});
	});

	it.each([
		[{}, 'journeys'],
		[{ journeys: 'trips', days: 0 }, 'days'],
		[{ journeys: 'trips', hours: 1.5 }, 'hours'],
		[{ journeys: 'trips', unit: 'visit' }, 'unit']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
