import { utcOfLocal } from '$lib/import/zone';
import type { Settings } from '$lib/notebook/document';
import { periodAt, startOfPeriod } from '../periods/periods';
import type { FunnelSpec } from './spec';
import { wilson, type Interval } from '../statistics';

/** Units that entered in a period, and how many of them went all the way. */
export interface TrendPoint {
	/** The local start of the period, in microseconds, as if it were UTC. */
	readonly period: number;
	/** The instant at which it starts, in microseconds since 1970 in UTC. */
	readonly start: number;
	readonly entered: number;
	readonly converted: number;
	/** Null where nobody entered. */
	readonly rate: number | null;
	readonly interval: Interval | null;
	/** The window of its last entries is not over when the data ends. */
	readonly open: boolean;
}

export interface PeriodCount {
	/** As `periodOf` says it: weeks that begin on Sunday by the Monday in them. */
	readonly period: number;
	readonly entered: number;
	readonly converted: number;
}

const DAY = 24 * 3600e6;
/** A gap of more empty periods than this is left out of the line. */
const MOST_PERIODS = 5000;

/** All periods from the first to the last, those that nobody entered in too. */
export function trendOf(
	counts: readonly PeriodCount[],
	spec: Pick<FunnelSpec, 'period' | 'window'>,
	settings: Settings,
	end: number | null
): TrendPoint[] {
	const back = shiftOf(spec.period, settings);
	const found = new Map(counts.map((count) => [count.period - back, count]));
	const [first, last] = [Math.min(...found.keys()), Math.max(...found.keys())];
	const points: TrendPoint[] = [];
	const numbered = (period: number) => periodAt(period / 1000, spec.period, settings);
	const startOf = (n: number) => startOfPeriod(n, spec.period, settings) * 1000;
	for (let n = numbered(first); n <= numbered(last); n++) {
		const period = startOf(n);
		const { entered, converted } = found.get(period) ?? { entered: 0, converted: 0 };
		if (points.length >= MOST_PERIODS && entered === 0) continue;
		const over = utcOfLocal(settings.timeZone, startOf(n + 1));
		points.push({
			period,
			start: utcOfLocal(settings.timeZone, period),
			entered,
			converted,
			rate: entered === 0 ? null : converted / entered,
			interval: wilson(converted, entered) ?? null,
			open: end !== null && over - 1 + spec.window * 1e6 > end
		});
	}
	return points;
}

/** How much later `periodOf` says that a period starts: weeks that begin on Sunday go by the Monday in them. */
export function shiftOf(period: FunnelSpec['period'], { weekStart }: Settings): number {
	return period === 'week' && weekStart === 'sunday' ? DAY : 0;
}
