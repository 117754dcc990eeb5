import { Z } from '../metrics/measure-intervals';
import type { Interval } from '../statistics';

/** How many were seen for so long, and whether it then happened or they were only not seen any longer. */
export interface Seen {
	readonly time: number;
	readonly happened: boolean;
	readonly count: number;
}

/** A step of the survival curve: from this time on, up to the next. */
export interface SurvivalStep {
	readonly time: number;
	/** Share to which it has not happened yet. */
	readonly survival: number;
	/** The interval at 95 % around it, on the log-log scale. */
	readonly low: number;
	readonly high: number;
	/** Those seen for at least so long. */
	readonly atRisk: number;
	readonly happened: number;
	readonly censored: number;
	/** Greenwood's standard error. */
	readonly error: number;
}

export interface Survival {
	readonly n: number;
	readonly happened: number;
	/** One a time at which anything happened or was no longer seen, ascending. */
	readonly steps: readonly SurvivalStep[];
}

interface Moment {
	readonly time: number;
	readonly happened: number;
	readonly censored: number;
}

function moments(seen: readonly Seen[]): Moment[] {
	const found: { time: number; happened: number; censored: number }[] = [];
	let last: (typeof found)[number] | undefined;
	for (const { time, happened, count } of ascending(seen)) {
		if (last?.time !== time) found.push((last = { time, happened: 0, censored: 0 }));
		if (happened) last.happened += count;
		else last.censored += count;
	}
	return found;
}

/** Hundreds of thousands come in order already. */
function ascending(seen: readonly Seen[]): readonly Seen[] {
	let before = -Infinity;
	const inOrder = seen.every(({ time }) => before <= (before = time));
	return inOrder ? seen : [...seen].sort((one, other) => one.time - other.time);
}

/**
 * The product-limit estimate (Kaplan & Meier 1958) with Greenwood's variance, log-log bands (Kalbfleisch &
 * Prentice). Whoever is no longer seen at a time counts as seen at it.
 */
export function survivalOf(seen: readonly Seen[]): Survival {
	const n = seen.reduce((sum, { count }) => sum + count, 0);
	const steps: SurvivalStep[] = [];
	let [atRisk, survival, variance, happened] = [n, 1, 0, 0];
	let band = logLogBand(survival, variance);
	for (const { time, happened: here, censored } of moments(seen)) {
		const left = atRisk - here;
		if (here > 0) {
			survival *= 1 - here / atRisk;
			if (left > 0) variance += here / (atRisk * left);
			happened += here;
			band = logLogBand(survival, variance);
		}
		steps.push({
			time,
			happened: here,
			censored,
			atRisk,
			survival,
			low: band.low,
			high: band.high,
			error: survival * Math.sqrt(variance)
		});
		atRisk = left - censored;
	}
	return { n, happened, steps };
}

/** When a share is left; undefined where more are left, or may be, to the end of what was seen. */
export interface TimeLeft {
	readonly value: number | undefined;
	readonly low: number | undefined;
	readonly high: number | undefined;
}

/**
 * The first time at which no more than `share` are left, a half for the median, with the interval at 95 % that
 * the bands cut. (Brookmeyer & Crowley 1982)
 */
export function survivalQuantile(steps: readonly SurvivalStep[], share: number): TimeLeft {
	const first = (curve: (step: SurvivalStep) => number) =>
		// A hair's breadth is rounding.
		steps.find((step) => curve(step) <= share + 1e-12)?.time;
	return {
		value: first(({ survival }) => survival),
		low: first(({ low }) => low),
		high: first(({ high }) => high)
	};
}

function logLogBand(survival: number, variance: number): Interval {
	if (survival >= 1) return { low: 1, high: 1 };
	if (survival <= 0) return { low: 0, high: 0 };
	const spread = Math.exp((Z * Math.sqrt(variance)) / Math.log(survival));
	return { low: survival ** (1 / spread), high: survival ** spread };
}

export interface LogRank {
	/** Of one degree of freedom. */
	readonly chiSquare: number;
	readonly p: number;
	/** How many it happened to in the first group, and how many it would were both alike. */
	readonly observed: number;
	readonly expected: number;
}

/** The log-rank test of two groups (Mantel 1966); undefined where nothing tells them apart. */
export function logRank(first: readonly Seen[], second: readonly Seen[]): LogRank | undefined {
	const groups = [moments(first), moments(second)] as const;
	const times = [...new Set(groups.flat().map(({ time }) => time))].sort((a, b) => a - b);
	const byTime = groups.map((group) => new Map(group.map((moment) => [moment.time, moment])));
	const left = [first, second].map((seen) => seen.reduce((sum, { count }) => sum + count, 0));
	let [observed, expected, variance] = [0, 0, 0];
	for (const time of times) {
		const [a, b] = byTime.map((group) => group.get(time));
		const [ownRisk = 0, otherRisk = 0] = left;
		const atRisk = ownRisk + otherRisk;
		const happened = (a?.happened ?? 0) + (b?.happened ?? 0);
		observed += a?.happened ?? 0;
		expected += (happened * ownRisk) / atRisk;
		if (atRisk > 1)
			variance +=
				(happened * ownRisk * otherRisk * (atRisk - happened)) / (atRisk * atRisk * (atRisk - 1));
		left[0] = ownRisk - (a ? a.happened + a.censored : 0);
		left[1] = otherRisk - (b ? b.happened + b.censored : 0);
	}
	if (variance <= 0) return undefined;
	const chiSquare = (observed - expected) ** 2 / variance;
	return { chiSquare, p: chiSquareTail(chiSquare), observed, expected };
}

/** P of a χ² of one degree of freedom beyond x: twice the normal's tail beyond its root. */
function chiSquareTail(x: number): number {
	return complementaryError(Math.sqrt(x / 2));
}

/** erfc for x ≥ 0: a series where it is small, Lentz's continued fraction beyond. */
function complementaryError(x: number): number {
	if (x < 2) {
		let [term, sum] = [x, x];
		for (let k = 1; k < 100 && Math.abs(term) > 1e-17; k++) {
			term *= (-x * x) / k;
			sum += term / (2 * k + 1);
		}
		return 1 - (2 / Math.sqrt(Math.PI)) * sum;
	}
	let fraction = 0;
	for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction);
	return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
