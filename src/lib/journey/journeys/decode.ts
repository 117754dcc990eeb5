import type { Rows, Value } from '../analysis';
import type { JourneysResult, Named, SampleJourney } from './result';
import type { JourneysSpec, Outcome } from './spec';
import { objects } from '../rows';
import { quantile } from '../statistics';

type Read = ReadonlyMap<string, Rows>;

const textOf = (value: Value | undefined) =>
	value === null || value === undefined ? null : String(value);
const timeOf = (value: Value | undefined) => (typeof value === 'number' ? value : null);
const ruleOf = (value: Value | undefined) =>
	value === null || value === undefined ? null : Number(value);

export function decodeJourneys(rows: Read, { stages }: JourneysSpec): JourneysResult {
	const totals = objects(rows, 'totals')[0] ?? {};
	const leftOut = objects(rows, 'left out')[0] ?? {};
	const journeys = Number(totals['journeys'] ?? 0);
	const events = Number(totals['events'] ?? 0);
	const lengths = objects(rows, 'lengths').map((row) => ({
		events: Number(row['events']),
		journeys: Number(row['journeys'])
	}));
	const median = quantile(
		lengths.map((length) => length.events),
		lengths.map((length) => length.journeys),
		0.5
	);
	const rules = rulesOf(rows);
	const beyond = Number(leftOut['beyond'] ?? 0);
	const endings = Number(leftOut['endings'] ?? 0);
	const collapsed = Number(leftOut['collapsed'] ?? 0);
	const staged = stages.by === 'column' || stages.list.length > 0;
	return {
		journeys,
		people: Number(totals['people'] ?? 0),
		events,
		transitions: events - journeys,
		open: Number(totals['open'] ?? 0),
		from: timeOf(totals['first_time']),
		to: timeOf(totals['last_time']),
		medianEvents: median ?? null,
		outcomes: outcomesOf(rows),
		interactions: rules.interactions,
		dropped: rules.dropped,
		beyond,
		endings,
		collapsed,
		outside: rules.interactions - rules.dropped - beyond - endings - collapsed - events,
		casesOfSeveral: Number(leftOut['cases_of_several'] ?? 0),
		lengths,
		durations: objects(rows, 'durations').map((row) => ({
			bin: Number(row['bin']),
			journeys: Number(row['journeys'])
		})),
		touchpoints: namedOf(rows, 'touchpoints'),
		channels: namedOf(rows, 'channels'),
		stages: staged ? namedOf(rows, 'stages') : [],
		caught: [...rules.caught, ...caughtChannels(rows)].sort((a, b) => a.rule - b.rule),
		uncaught: rules.uncaught,
		raw: objects(rows, 'raw').map((row) => ({
			name: textOf(row['name']),
			interactions: Number(row['interactions']),
			newName: textOf(row['new_name']),
			rule: ruleOf(row['rule']),
			kept: row['kept'] === true,
			stage: textOf(row['stage'])
		})),
		rawChannels: objects(rows, 'raw channels').map((row) => ({
			name: textOf(row['name']),
			interactions: Number(row['interactions'])
		})),
		sample: sampleOf(rows)
	};
}

function namedOf(rows: Read, statement: string): readonly Named[] {
	return objects(rows, statement).map((row) => ({
		name: textOf(row['name']),
		events: Number(row['events']),
		journeys: Number(row['journeys'])
	}));
}

function outcomesOf(rows: Read): JourneysResult['outcomes'] {
	const found = new Map(
		objects(rows, 'outcomes').map((row) => [row['outcome'] ?? 'none', Number(row['journeys'])])
	);
	const of = (outcome: Outcome | 'none') => found.get(outcome) ?? 0;
	return {
		success: of('success'),
		failure: of('failure'),
		abandoned: of('abandoned'),
		open: of('open'),
		none: of('none')
	};
}

/** The statement counts names by rule and by whether they are kept. */
function rulesOf(rows: Read) {
	const caught = new Map<number | null, { names: number; interactions: number }>();
	let [interactions, dropped] = [0, 0];
	for (const row of objects(rows, 'rules')) {
		const count = Number(row['interactions']);
		const rule = ruleOf(row['rule']);
		const sum = caught.get(rule) ?? { names: 0, interactions: 0 };
		interactions += count;
		if (row['kept'] !== true) dropped += count;
		caught.set(rule, {
			names: sum.names + Number(row['names']),
			interactions: sum.interactions + count
		});
	}
	return {
		interactions,
		dropped,
		uncaught: caught.get(null) ?? { names: 0, interactions: 0 },
		caught: [...caught].flatMap(([rule, counts]) => (rule === null ? [] : [{ rule, ...counts }]))
	};
}

function caughtChannels(rows: Read): JourneysResult['caught'] {
	const caught = new Map<number, { names: number; interactions: number }>();
	for (const row of objects(rows, 'raw channels')) {
		const rule = ruleOf(row['rule']);
		if (rule === null) continue;
		const sum = caught.get(rule) ?? { names: 0, interactions: 0 };
		caught.set(rule, {
			names: sum.names + 1,
			interactions: sum.interactions + Number(row['interactions'])
		});
	}
	return [...caught].map(([rule, counts]) => ({ rule, ...counts }));
}

const OUTCOMES: ReadonlySet<string> = new Set<Outcome>(['success', 'failure', 'abandoned', 'open']);
const isOutcome = (value: unknown): value is Outcome =>
	typeof value === 'string' && OUTCOMES.has(value);

function sampleOf(rows: Read): readonly SampleJourney[] {
	const journeys = new Map<number, SampleJourney>();
	for (const row of objects(rows, 'sample')) {
		const journey = Number(row['journey']);
		const outcome = row['outcome'];
		const step = {
			time: Number(row['time']),
			touchpoint: textOf(row['touchpoint']),
			channel: textOf(row['channel']),
			stage: textOf(row['stage'])
		};
		const known = journeys.get(journey);
		journeys.set(journey, {
			journey,
			person: Number(row['person']),
			name: textOf(row['name']),
			outcome: isOutcome(outcome) ? outcome : null,
			events: Number(row['events']),
			end: Number(row['end_time']),
			steps: [...(known?.steps ?? []), step]
		});
	}
	return [...journeys.values()];
}
