import type { Travelled } from './journeys';
import { medianOf, meanOf } from './variants';

export interface ChannelsSettings {
	readonly unit: 'journey' | 'session' | 'person';
	readonly selfService: readonly string[];
	readonly assisted: readonly string[];
	readonly days: number;
	readonly hours: number;
}

type Journey = readonly Travelled[];

/** What people did in all of their journeys, each in order. */
function livesOf(journeys: readonly Journey[]): readonly Journey[] {
	const lives = new Map<string, Travelled[]>();
	for (const event of journeys.flat()) {
		lives.set(event.person, [...(lives.get(event.person) ?? []), event]);
	}
	return [...lives.values()].map((life) =>
		life.sort((a, b) => a.time - b.time || a.source - b.source || a.row - b.row)
	);
}

function unitsOf(journeys: readonly Journey[], unit: ChannelsSettings['unit']): readonly Journey[] {
	if (unit === 'journey') return journeys;
	const lives = livesOf(journeys);
	if (unit === 'person') return lives;
	return lives.flatMap((life) => {
		const sessions: Travelled[][] = [];
		for (const event of life) {
			const before = sessions.at(-1)?.at(-1);
			if (before === undefined || event.time - before.time > 1800) sessions.push([]);
			sessions.at(-1)?.push(event);
		}
		return sessions;
	});
}

const known = (events: Journey) => events.filter(({ channel }) => channel !== null);
const different = <T>(values: readonly T[]) => new Set(values).size;

/** Everything that a channels cell counts, by walking; `open` says which journeys may go on. */
export function channelsOf(
	journeys: readonly Journey[],
	settings: ChannelsSettings,
	open: (journey: Journey) => boolean
) {
	const units = unitsOf(journeys, settings.unit);
	return {
		units: units.length,
		people: livesOf(journeys).length,
		counts: tally(
			units.flatMap((unit) => different(known(unit).map(({ channel }) => channel)) || [])
		),
		channels: tally(
			units.flatMap((unit) => [...new Set(known(unit).map(({ channel }) => channel))])
		),
		handovers: handoversOf(units, journeys, open),
		...restartsOf(livesOf(journeys), settings.hours),
		starts: startsOf(units, livesOf(journeys), settings)
	};
}

export function tally(values: readonly (string | number | null)[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
	return counts;
}

function handoversOf(
	units: readonly Journey[],
	journeys: readonly Journey[],
	open: (journey: Journey) => boolean
) {
	const moves = units.flatMap((unit, number) =>
		known(unit).flatMap((event, at, all) => {
			const before = all[at - 1];
			if (before === undefined || before.channel === event.channel) return [];
			const pair = `${before.channel} → ${event.channel}`;
			return [{ pair, number, event, wait: event.time - before.time }];
		})
	);
	return Object.fromEntries(
		[...new Set(moves.map(({ pair }) => pair))].map((pair) => {
			const own = moves.filter((move) => move.pair === pair);
			const after = [...new Set(own.map(({ event }) => event.journey))].map((journey) => {
				const events = journeys[journey] ?? [];
				const first = Math.min(
					...own.filter(({ event }) => event.journey === journey).map(({ event }) => event.step)
				);
				const succeeded = events.some(
					({ step, touchpoint }) => step >= first && touchpoint === 'pay'
				);
				return { succeeded, counts: succeeded || !open(events) };
			});
			return [
				pair,
				{
					handovers: own.length,
					units: different(own.map(({ number }) => number)),
					mean: meanOf(own.map(({ wait }) => wait)),
					median: medianOf(own.map(({ wait }) => wait)),
					succeeded: after.filter(({ succeeded }) => succeeded).length,
					judged: after.filter(({ counts }) => counts).length
				}
			];
		})
	);
}

function restartsOf(lives: readonly Journey[], hours: number) {
	const restarts = lives.flatMap((life) =>
		known(life).flatMap((event, at, all) => {
			const before = all.slice(0, at).findLast(({ touchpoint }) => touchpoint === event.touchpoint);
			const again =
				event.touchpoint !== null &&
				before !== undefined &&
				before.channel !== event.channel &&
				event.time - before.time <= hours * 3600;
			if (!again) return [];
			const { person, touchpoint } = event;
			return [{ person, name: `${before.channel} → ${event.channel}: ${touchpoint}` }];
		})
	);
	return {
		restarts: tally(restarts.map(({ name }) => name)),
		restarted: different(restarts.map(({ person }) => person))
	};
}

function startsOf(
	units: readonly Journey[],
	lives: readonly Journey[],
	{ selfService, assisted, days }: ChannelsSettings
) {
	const end = Math.max(...lives.flat().map(({ time }) => time));
	const among = (names: readonly string[], channel: string | null) =>
		channel !== null && names.includes(channel);
	const began = units.flatMap((unit) => {
		const [first] = unit;
		if (first === undefined || !among(selfService, first.channel)) return [];
		if (among(assisted, first.channel)) return [];
		if (first.time + days * 86_400 > end) return [`${first.channel}: late`];
		const life = lives.find((one) => one.some(({ person }) => person === first.person)) ?? [];
		const later = life.slice(
			life.findIndex(({ source, row }) => source === first.source && row === first.row)
		);
		const help = later.find(({ channel }) => among(assisted, channel));
		const helped = help !== undefined && help.time <= first.time + days * 86_400;
		return [`${first.channel}: ${helped ? help.channel : 'contained'}`];
	});
	return tally(began);
}
