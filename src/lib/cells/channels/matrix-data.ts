import type { HeatCell, HeatData } from '$lib/charts/heat/data';
import { differenceOf, type ChannelsPart, type Handover } from '$lib/journey/channels/result';
import type { Unit } from '$lib/journey/units';
import type { Words } from '$lib/messages';
import { signedPoints } from '../signed-points';

export const MEASURES = ['handovers', 'units', 'out', 'median', 'mean', 'success'] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures that are shares, so that two of them have a difference with an interval. */
export const COMPARABLE: readonly Measure[] = ['units', 'success'];

export interface Matrix {
	readonly words: Words;
	readonly unit: Unit;
	readonly measure: Measure;
	/** Whom the segment is compared with. */
	readonly others: string;
	/** The notebook's limit for groups that say something. */
	readonly limit: number;
}

const keyOf = (from: string, to: string) => JSON.stringify([from, to]);
const byPair = ({ handovers }: ChannelsPart) =>
	new Map(handovers.map((one) => [keyOf(one.from, one.to), one]));

/** Channels that hand over or are handed to, those with the most hand-overs first. */
function channelsOf(parts: readonly ChannelsPart[]): string[] {
	const sums = new Map<string, number>();
	for (const { from, to, handovers } of parts.flatMap((part) => part.handovers)) {
		for (const name of [from, to]) sums.set(name, (sums.get(name) ?? 0) + handovers);
	}
	return [...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

/** How many hand-overs leave each channel. */
export function leaving(part: ChannelsPart): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	for (const { from, handovers } of part.handovers) {
		sums.set(from, (sums.get(from) ?? 0) + handovers);
	}
	return sums;
}

/** The hand-overs of one segment. */
export function matrixOf(part: ChannelsPart, matrix: Matrix): HeatData {
	const pairs = byPair(part);
	const out = leaving(part);
	const values = new Map(
		[...pairs].map(([key, one]) => [key, valueOf(one, out.get(one.from) ?? 0, matrix.measure)])
	);
	const most = Math.max(0, ...[...values.values()].map((value) => value ?? 0));
	return table(channelsOf([part]), matrix, (from, to) => {
		const key = keyOf(from, to);
		const one = pairs.get(key);
		if (one === undefined) return undefined;
		const value = values.get(key) ?? null;
		return {
			text: textOf(value, matrix),
			heat: value === null || most === 0 ? 0 : value / most,
			title: sentences(one, out.get(from) ?? 0, matrix),
			faint: groupOf(one, matrix.measure) < matrix.limit
		};
	});
}

/** How the hand-overs of one segment differ from those of another. */
export function differencesOf(first: ChannelsPart, second: ChannelsPart, matrix: Matrix): HeatData {
	const [own, other] = [byPair(first), byPair(second)];
	const rate = (part: ChannelsPart, one: Handover | undefined) =>
		matrix.measure === 'success'
			? (one?.success ?? { successes: 0, n: 0 })
			: { successes: one?.units ?? 0, n: part.units };
	const apart = (from: string, to: string) => {
		const key = keyOf(from, to);
		const [a, b] = [rate(first, own.get(key)), rate(second, other.get(key))];
		const difference = differenceOf(a, b);
		return difference === undefined ? undefined : { a, b, ...difference };
	};
	const names = channelsOf([first, second]);
	const all = names.flatMap((from) => names.map((to) => apart(from, to)?.difference ?? 0));
	const most = Math.max(0, ...all.map(Math.abs));
	const { formats: f, t } = matrix.words;
	return table(names, matrix, (from, to) => {
		const key = keyOf(from, to);
		const found = apart(from, to);
		if (found === undefined || (!own.has(key) && !other.has(key))) return undefined;
		const { a, b, difference, low, high } = found;
		return {
			text: signedPoints(difference, f),
			heat: most === 0 ? 0 : Math.abs(difference) / most,
			less: difference < 0,
			faint: Math.min(a.n, b.n) < matrix.limit,
			title: t('channels.say-difference', {
				from,
				to,
				first: f.percent(a.successes / a.n),
				who: matrix.others,
				second: f.percent(b.successes / b.n),
				difference: signedPoints(difference, f),
				low: signedPoints(low, f),
				high: signedPoints(high, f)
			})
		};
	});
}

function table(
	names: readonly string[],
	{ words }: Matrix,
	cellOf: (from: string, to: string) => HeatCell | undefined
): HeatData {
	const heads = names.map((name) => ({ id: name, label: name }));
	return {
		corner: words.t('channels.corner'),
		rows: heads,
		columns: heads,
		cells: names.map((from) => names.map((to) => (from === to ? undefined : cellOf(from, to))))
	};
}

function valueOf(one: Handover, out: number, measure: Measure): number | null {
	switch (measure) {
		case 'handovers':
			return one.handovers;
		case 'units':
			return one.units;
		case 'out':
			return out === 0 ? null : one.handovers / out;
		case 'median':
			return one.medianSeconds;
		case 'mean':
			return one.meanSeconds;
		case 'success':
			return one.success?.rate ?? null;
	}
}

const groupOf = (one: Handover, measure: Measure) =>
	measure === 'success' ? (one.success?.n ?? 0) : one.units;

function textOf(value: number | null, { measure, words: { formats: f } }: Matrix): string {
	switch (measure) {
		case 'handovers':
		case 'units':
			return f.integer(value);
		case 'out':
		case 'success':
			return f.percent(value, 0);
		case 'median':
		case 'mean':
			return f.duration(value);
	}
}

function sentences(one: Handover, out: number, { words: { t, formats: f }, unit }: Matrix): string {
	const pair = t('channels.say-pair', {
		from: one.from,
		to: one.to,
		handovers: one.handovers,
		units: f.integer(one.units),
		unit,
		out: f.percent(out === 0 ? null : one.handovers / out),
		median: f.duration(one.medianSeconds),
		mean: f.duration(one.meanSeconds)
	});
	const { success } = one;
	if (success?.interval == null) return pair;
	return `${pair} ${t('channels.say-success', {
		rate: f.percent(success.rate),
		n: success.n,
		low: f.percent(success.interval.low),
		high: f.percent(success.interval.high)
	})}`;
}
