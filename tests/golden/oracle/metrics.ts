import type { Travelled } from './journeys';

// What each measure counts, as plainly as it can be said: a list of values, null where one is left out.

type Values = (number | null)[];

export interface OracleMeasure {
	readonly measure: object;
	readonly values: (journeys: readonly Travelled[][], minutes: number) => Values;
	/** Which of the values are of what is not over. */
	readonly open?: (journeys: readonly Travelled[][], minutes: number) => boolean[];
}

const touchpoint = (...names: string[]) => [{ field: 'touchpoint', op: 'is', values: names }];
const channel = (name: string) => [{ field: 'channel', op: 'is', values: [name] }];
const span = (journey: Travelled[]) => journey.at(-1)!.time - journey[0]!.time;
const bit = (yes: boolean) => (yes ? 1 : 0);
const did = (events: readonly Travelled[], ...names: string[]) =>
	events.some((event) => event.touchpoint !== null && names.includes(event.touchpoint));

function dataEnd(journeys: readonly Travelled[][]): number {
	return Math.max(...journeys.flat().map(({ time }) => time));
}

/** Whether a journey may go on: its silence is not yet longer than the gap. */
function isOpen(journey: Travelled[], journeys: readonly Travelled[][], minutes: number): boolean {
	return journey.at(-1)!.time + minutes * 60 >= dataEnd(journeys);
}

function byPerson(journeys: readonly Travelled[][]): Travelled[][] {
	const people = new Map<string, Travelled[]>();
	for (const event of journeys.flat()) {
		const own = people.get(event.person) ?? [];
		people.set(event.person, own);
		own.push(event);
	}
	return [...people.values()];
}

/** Cut anew at 30 minutes from all that a person did. */
function sessions(journeys: readonly Travelled[][]): Travelled[][] {
	return byPerson(journeys).flatMap((events) => {
		const cut: Travelled[][] = [];
		for (const event of events) {
			const last = cut.at(-1)?.at(-1);
			if (last === undefined || event.time - last.time > 1800) cut.push([]);
			cut.at(-1)!.push(event);
		}
		return cut;
	});
}

/** The first pay that comes after the first search. */
function searchToPay(journey: Travelled[]): number | null | undefined {
	const start = journey.findIndex((event) => event.touchpoint === 'search');
	if (start < 0) return undefined;
	const end = journey.find((event, at) => at > start && event.touchpoint === 'pay');
	return end === undefined ? null : end.time - journey[start]!.time;
}

function pause(journey: Travelled[]): number | null {
	const gaps = journey.slice(1).map((event, at) => event.time - journey[at]!.time);
	return gaps.length === 0 ? null : Math.max(...gaps);
}

function changes(journey: Travelled[]): number {
	return journey.slice(1).filter((event, at) => {
		const before = journey[at]!.channel;
		return before !== null && event.channel !== null && before !== event.channel;
	}).length;
}

function loops(journey: Travelled[]): number {
	const runs = journey.filter(({ repeated }) => !repeated).map((event) => event.touchpoint);
	return runs.length - new Set(runs).size;
}

/** Whether a phone contact was the last of its person for so long; null where that is not known yet. */
function resolved(journeys: readonly Travelled[][], days: number): Values {
	const last = dataEnd(journeys);
	return byPerson(journeys).flatMap((events) => {
		const calls = events.filter((event) => event.channel === 'phone');
		return calls.map(({ time }, at) => {
			if (time + days * 86_400 > last) return null;
			const next = calls[at + 1];
			return bit(next === undefined || next.time - time > days * 86_400);
		});
	});
}

function neverAnswered(journeys: readonly Travelled[][], minutes: number): Values {
	return journeys.flatMap((journey) => {
		const first = journey.findIndex((event) => event.channel === 'phone');
		if (first < 0) return [];
		if (isOpen(journey, journeys, minutes)) return [null];
		return [bit(!journey.some((event, at) => at > first && event.channel === 'web'))];
	});
}

const amount = (journey: Travelled[]) =>
	journey.reduce((sum, event) => sum + ({ phone: 6.5, web: 0.25 }[event.channel ?? ''] ?? 0), 0);

const each = (of: (journey: Travelled[]) => number | null) => (journeys: readonly Travelled[][]) =>
	journeys.map(of);

export const ORACLES: readonly OracleMeasure[] = [
	{ measure: { kind: 'people' }, values: (all) => byPerson(all).map(() => 1) },
	{ measure: { kind: 'journeys' }, values: each(() => 1) },
	{ measure: { kind: 'interactions' }, values: (all) => all.flat().map(() => 1) },
	{
		measure: { kind: 'conversion', to: touchpoint('pay') },
		values: each((journey) => bit(did(journey, 'pay')))
	},
	{
		measure: {
			kind: 'conversion',
			unit: 'person',
			to: touchpoint('pay', 'cart'),
			of: [{ field: 'touchpoint', op: 'is-not', values: ['home', 'cart', 'pay'] }]
		},
		values: (all) =>
			byPerson(all)
				.filter((events) => events.some(({ touchpoint: at }) => at === null || at === 'search'))
				.map((events) => bit(did(events, 'pay', 'cart')))
	},
	{
		measure: {
			kind: 'conversion',
			unit: 'session',
			to: touchpoint('pay'),
			of: touchpoint('search')
		},
		values: (all) =>
			sessions(all)
				.filter((session) => did(session, 'search'))
				.map((session) => bit(did(session, 'pay')))
	},
	{
		measure: { kind: 'containment', of: channel('web'), people: channel('phone') },
		values: (all, minutes) =>
			all
				.filter((journey) => journey.some((event) => event.channel === 'web'))
				.map((journey) =>
					isOpen(journey, all, minutes)
						? null
						: bit(!journey.some((event) => event.channel === 'phone'))
				)
	},
	...(['mean', 'median', 'p90'] as const).map((statistic) => ({
		measure: { kind: 'duration', statistic },
		values: each(span),
		open: (all: readonly Travelled[][], minutes: number) =>
			all.map((journey) => isOpen(journey, all, minutes))
	})),
	{
		measure: { kind: 'between', from: touchpoint('search'), to: touchpoint('pay') },
		values: (all) => all.map(searchToPay).flatMap((value) => (value === undefined ? [] : [value]))
	},
	{ measure: { kind: 'pause', statistic: 'mean' }, values: each(pause) },
	{ measure: { kind: 'effort' }, values: each((journey) => journey.length) },
	{
		measure: { kind: 'effort', of: 'contacts', contact: channel('phone') },
		values: each((journey) => journey.filter((event) => event.channel === 'phone').length)
	},
	{ measure: { kind: 'effort', of: 'changes' }, values: each(changes) },
	{
		measure: { kind: 'effort', of: 'repeats' },
		values: each((journey) => journey.filter(({ repeated }) => repeated).length)
	},
	{ measure: { kind: 'effort', of: 'loops', statistic: 'p90' }, values: each(loops) },
	...(['mean', 'total'] as const).map((statistic) => ({
		measure: {
			kind: 'cost',
			by: 'channel',
			statistic,
			list: [
				{ name: 'phone', amount: 6.5 },
				{ name: 'web', amount: 0.25 }
			]
		},
		values: each(amount)
	})),
	...[false, true].map((repeat) => ({
		measure: { kind: 'resolution', contact: channel('phone'), days: 1, repeat },
		values: (all: readonly Travelled[][]) =>
			resolved(all, 1).map((value) => (value === null ? null : repeat ? 1 - value : value))
	})),
	{
		measure: {
			kind: 'resolution',
			by: 'no-reply',
			contact: channel('phone'),
			reply: channel('web')
		},
		values: neverAnswered
	}
];

/** What a measure comes to: its denominator, what is left out, and its number. */
export function summary(
	{ measure, values: valuesOf, open: openOf }: OracleMeasure,
	journeys: readonly Travelled[][],
	minutes: number
): { n: number; left: number; value: number | null } {
	const all = valuesOf(journeys, minutes);
	const values = all.filter((value) => value !== null).toSorted((a, b) => a - b);
	const [n, left] = [values.length, all.length - values.length];
	const sum = values.reduce((total, value) => total + value, 0);
	const kind = String(Reflect.get(measure, 'kind'));
	if (['people', 'journeys', 'interactions'].includes(kind)) return { n, left, value: n };
	const statistic: unknown = Reflect.get(measure, 'statistic');
	if (statistic === 'total') return { n, left, value: sum };
	if (n === 0) return { n, left, value: null };
	const mean = kind === 'effort' && statistic === undefined;
	if (['conversion', 'containment', 'resolution'].includes(kind) || statistic === 'mean' || mean)
		return { n, left, value: sum / n };
	const share = statistic === 'p90' ? 0.9 : 0.5;
	const open = openOf?.(journeys, minutes) ?? [];
	if (open.some(Boolean)) return { n, left, value: survived(all, open, 1 - share) };
	const place = (n - 1) * share;
	const [low, high] = [values[Math.floor(place)]!, values[Math.ceil(place)]!];
	return { n, left, value: low + (high - low) * (place - Math.floor(place)) };
}

/** The product limit by its definition: the first time at which at most a share is left. */
function survived(values: Values, open: readonly boolean[], share: number): number | null {
	const times = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
	let left = 1;
	for (const time of times) {
		const atRisk = values.filter((value) => value !== null && value >= time).length;
		const over = values.filter((value, at) => value === time && open[at] === false).length;
		left *= 1 - over / atRisk;
		if (left <= share + 1e-12) return time;
	}
	return null;
}
