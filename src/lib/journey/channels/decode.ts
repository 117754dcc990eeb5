import type { Context, Rows } from '../analysis';
import type { ChannelsPart, ChannelsResult, Handover, Rate, SelfServiceStart } from './result';
import type { ChannelsSpec, Side } from './spec';
import { objects } from '../rows';
import { wilson } from '../statistics';
import { journeysSpecOf } from '../within';

type Read = ReadonlyMap<string, Rows>;

export function decodeChannels(rows: Read, spec: ChannelsSpec, context: Context): ChannelsResult {
	const succeeds = journeysSpecOf(context, spec.journeys).success.length > 0;
	return {
		segment: partOf(rows, 'segment', succeeds),
		compare: spec.compare === '' ? null : partOf(rows, 'compare', succeeds),
		succeeds,
		known: objects(rows, 'known').map(({ name }) => String(name))
	};
}

function partOf(rows: Read, side: Side, succeeds: boolean): ChannelsPart {
	const read = (name: string) => objects(rows, `${side} ${name}`);
	const totals = read('totals')[0] ?? {};
	const [units, people] = [Number(totals['units'] ?? 0), Number(totals['people'] ?? 0)];
	const channels = read('channels');
	const begun = channels.reduce((total, row) => total + Number(row['begun']), 0);
	const counts = countsOf(read('counts'), begun);
	const restarts = read('restarts').map((row) => ({
		total: Number(row['total']) === 1,
		pair: Number(row['pair']) === 1,
		from: String(row['from']),
		to: String(row['to']),
		topic: String(row['topic']),
		restarts: Number(row['restarts']),
		people: Number(row['people'])
	}));
	const all = restarts.find(({ total }) => total);
	const starts = startsOf(rows, side);
	const sum = (of: (start: SelfServiceStart) => number) =>
		starts.reduce((total, start) => total + of(start), 0);
	return {
		units,
		people,
		nowhere: units - begun,
		counts,
		channels: channels.map((row) => ({
			name: String(row['name']),
			units: Number(row['units'])
		})),
		handovers: handoversOf(rows, side, succeeds),
		restarted: rateOf(all?.people ?? 0, people),
		restarts: all?.restarts ?? 0,
		restartPairs: restarts
			.filter(({ total, pair }) => pair && !total)
			.map(({ from, to, restarts: n, people: of }) => ({ from, to, restarts: n, people: of })),
		restartTopics: restarts
			.filter(({ pair }) => !pair)
			.map(({ from, to, topic, restarts: n, people: of }) => ({
				from,
				to,
				topic,
				restarts: n,
				people: of
			})),
		starts,
		contained: rateOf(
			sum(({ contained }) => contained.successes),
			sum(({ contained }) => contained.n)
		),
		late: sum(({ late }) => late)
	};
}

/** Units by the number of their channels: whoever is not among those of several stays in one. */
function countsOf(
	several: readonly Readonly<Record<string, unknown>>[],
	begun: number
): ChannelsPart['counts'] {
	const counts = several.map((row) => ({
		channels: Number(row['channels']),
		units: Number(row['units'])
	}));
	const one = begun - counts.reduce((total, { units }) => total + units, 0);
	return [...(one > 0 ? [{ channels: 1, units: one }] : []), ...counts];
}

function rateOf(successes: number, n: number): Rate {
	return {
		successes,
		n,
		rate: n === 0 ? null : successes / n,
		interval: wilson(successes, n) ?? null
	};
}

function handoversOf(rows: Read, side: Side, succeeds: boolean): Handover[] {
	const key = (from: unknown, to: unknown) => JSON.stringify([from, to]);
	const success = new Map(
		(succeeds ? objects(rows, `${side} success`) : []).map((row) => [
			key(row['from'], row['to']),
			rateOf(Number(row['succeeded']), Number(row['journeys']))
		])
	);
	return objects(rows, `${side} handovers`).map((row): Handover => {
		const own = key(row['from'], row['to']);
		const handovers = Number(row['handovers']);
		return {
			from: String(row['from']),
			to: String(row['to']),
			handovers,
			units: Number(row['units']),
			meanSeconds: Number(row['microseconds']) / handovers / 1e6,
			medianSeconds: Number(row['median']) / 1e6,
			success: succeeds ? (success.get(own) ?? rateOf(0, 0)) : null
		};
	});
}

function startsOf(rows: Read, side: Side): SelfServiceStart[] {
	const starts = new Map<
		string,
		{ contained: number; late: number; moved: { channel: string; units: number }[] }
	>();
	for (const row of objects(rows, `${side} starts`)) {
		const channel = String(row['channel']);
		const units = Number(row['units']);
		const own = starts.get(channel) ?? { contained: 0, late: 0, moved: [] };
		starts.set(channel, own);
		if (row['late'] === true) own.late += units;
		else if (row['helped'] === null) own.contained += units;
		else own.moved.push({ channel: String(row['helped']), units });
	}
	return [...starts].map(([channel, { contained, late, moved }]) => {
		const away = moved.reduce((sum, { units }) => sum + units, 0);
		return { channel, contained: rateOf(contained, contained + away), late, moved };
	});
}
