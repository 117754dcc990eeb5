import {
	differenceOf,
	type ChannelsPart,
	type ChannelsResult,
	type Handover,
	type Restart
} from '$lib/journey/channels/result';
import { leaving } from './matrix-data';

/** A pair of channels of the segment, and of those whom it is compared with. */
export interface HandoverRow {
	readonly from: string;
	readonly to: string;
	readonly own: Handover | undefined;
	readonly other: Handover | undefined;
	/** Of the hand-overs that leave the channel. */
	readonly out: number | null;
	readonly otherOut: number | null;
	/** Share of all units with such a hand-over. */
	readonly share: number | null;
	readonly otherShare: number | null;
	readonly difference: ReturnType<typeof differenceOf>;
}

const keyOf = (...names: readonly string[]) => JSON.stringify(names);
const ratio = (part: number, whole: number | undefined) =>
	whole === undefined || whole === 0 ? null : part / whole;

/** Every pair that either has, the segment's first. */
export function handoverRows({ segment, compare }: ChannelsResult): HandoverRow[] {
	const others = new Map(compare?.handovers.map((one) => [keyOf(one.from, one.to), one]));
	const known = new Set(segment.handovers.map(({ from, to }) => keyOf(from, to)));
	const [out, otherOut] = [leaving(segment), compare === null ? undefined : leaving(compare)];
	const row = (own: Handover | undefined, other: Handover | undefined): HandoverRow[] => {
		const one = own ?? other;
		if (one === undefined) return [];
		const { from, to } = one;
		return [
			{
				from,
				to,
				own,
				other,
				out: ratio(own?.handovers ?? 0, out.get(from)),
				otherOut: ratio(other?.handovers ?? 0, otherOut?.get(from)),
				share: ratio(own?.units ?? 0, segment.units),
				otherShare: ratio(other?.units ?? 0, compare?.units),
				difference:
					compare === null ? undefined : differenceOf(rate(own, segment), rate(other, compare))
			}
		];
	};
	return [
		...segment.handovers.flatMap((own) => row(own, others.get(keyOf(own.from, own.to)))),
		...[...others].flatMap(([key, other]) => (known.has(key) ? [] : row(undefined, other)))
	];
}

const rate = (pair: Handover | undefined, { units }: ChannelsPart) => ({
	successes: pair?.units ?? 0,
	n: units
});

/** What came again, of the segment and of those whom it is compared with. */
export interface RestartRow {
	readonly topic: string;
	readonly from: string;
	readonly to: string;
	readonly own: Restart | undefined;
	readonly other: Restart | undefined;
}

/** Every pair and topic that either has, the segment's first. */
export function restartRows({ segment, compare }: ChannelsResult): RestartRow[] {
	const key = ({ from, to, topic }: Restart) => keyOf(from, to, topic);
	const others = new Map(compare?.restartTopics.map((one) => [key(one), one]));
	const known = new Set(segment.restartTopics.map(key));
	const row = (one: Restart, own: Restart | undefined, other: Restart | undefined) => ({
		topic: one.topic,
		from: one.from,
		to: one.to,
		own,
		other
	});
	return [
		...segment.restartTopics.map((own) => row(own, own, others.get(key(own)))),
		...[...others].flatMap(([of, other]) => (known.has(of) ? [] : [row(other, undefined, other)]))
	];
}
