import { formOf, shareOf, type Measure } from './measure';
import type { Parts, ValueCount } from './measure-parts';
import { netPromoter } from './nps';
import { quantileInterval, studentT, Z } from './measure-intervals';
import { newcombe, quantile, wilson } from '../statistics';
import { survivalOf, survivalQuantile } from '../timing/survival';

/** A measure's number with what it rests on. */
export interface Estimate {
	/** Shares and the net promoter score are −1 to 1, times seconds. Null where there is nothing to measure. */
	readonly value: number | null;
	/** At 95 %; null where a number has none. An end may be beyond what was seen. */
	readonly low: number | null;
	readonly high: number | null;
	/** Units in the denominator. */
	readonly n: number;
	/** Of a rate: units that count for it. */
	readonly hits: number | null;
	/** Units that were left out: no value, or not over yet. */
	readonly left: number;
	/** Of those in the denominator: not over, so censored. */
	readonly open: number;
	/** Standard error, where differences are taken by it. */
	readonly error: number | null;
}

const nothing = { low: null, high: null, hits: null, left: 0, open: 0, error: null } as const;

export function estimateOf(parts: Parts, measure: Measure): Estimate {
	switch (parts.form) {
		case 'count':
			return { ...nothing, value: parts.n, n: parts.n };
		case 'moments':
			return formOf(measure) === 'total' ? totalOf(parts) : meanOf(parts);
		case 'values':
			return { ...fromValues(parts.values, measure), left: parts.left };
	}
}

type Moments = Extract<Parts, { form: 'moments' }>;

function meanOf({ n, left, total, squares }: Moments): Estimate {
	if (n === 0) return { ...nothing, value: null, n, left };
	const mean = total / n;
	const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : undefined;
	if (variance === undefined) return { ...nothing, value: mean, n, left };
	const error = Math.sqrt(variance / n);
	const half = studentT(n - 1) * error;
	return { ...nothing, value: mean, low: mean - half, high: mean + half, n, left, error };
}

function totalOf({ n, left, total }: Moments): Estimate {
	return { ...nothing, value: total, n, left };
}

function fromValues(values: readonly ValueCount[], measure: Measure): Estimate {
	const count = (of: (value: ValueCount) => boolean) =>
		values.reduce((sum, value) => (of(value) ? sum + value.count : sum), 0);
	const n = count(() => true);
	switch (formOf(measure)) {
		case 'rate': {
			const hits = count(({ value }) => value === 1);
			const interval = wilson(hits, n);
			return { ...nothing, value: n === 0 ? null : hits / n, ...ends(interval), n, hits };
		}
		case 'nps': {
			const score = netPromoter(
				count(({ value }) => value > 8),
				count(({ value }) => value < 7),
				n
			);
			if (score === undefined) return { ...nothing, value: null, n };
			return { ...nothing, value: score.score, ...ends(score), n, error: score.error };
		}
		default:
			return quantileOf(values, measure, n);
	}
}

function quantileOf(values: readonly ValueCount[], measure: Measure, n: number): Estimate {
	const share = shareOf(measure);
	const open = values.reduce((sum, value) => (value.open ? sum + value.count : sum), 0);
	if (open > 0) {
		const seen = values.map(({ value, open: on, count }) => ({
			time: value,
			happened: !on,
			count
		}));
		const { value, low, high } = survivalQuantile(survivalOf(seen).steps, 1 - share);
		return { ...nothing, value: value ?? null, low: low ?? null, high: high ?? null, n, open };
	}
	const [sorted, counts] = [values.map(({ value }) => value), values.map(({ count }) => count)];
	const value = quantile(sorted, counts, share);
	return {
		...nothing,
		value: value ?? null,
		...ends(quantileInterval(sorted, counts, share)),
		n
	};
}

interface Ends {
	readonly low: number | undefined;
	readonly high: number | undefined;
}

const ends = (interval: Ends | undefined) => ({
	low: interval?.low ?? null,
	high: interval?.high ?? null
});

/** The first less the second. */
export interface Difference {
	readonly value: number;
	/** At 95 %; null where there is none: of counts, sums and quantiles. */
	readonly low: number | null;
	readonly high: number | null;
}

/** Rates by Newcombe's interval, scores and means by their standard errors. */
export function differenceOf(first: Estimate, second: Estimate): Difference | null {
	if (first.value === null || second.value === null) return null;
	const value = first.value - second.value;
	if (first.hits !== null && second.hits !== null) {
		const interval = newcombe(
			{ successes: first.hits, n: first.n },
			{ successes: second.hits, n: second.n }
		);
		return { value, ...ends(interval) };
	}
	if (first.error === null || second.error === null) return { value, low: null, high: null };
	const half = Z * Math.hypot(first.error, second.error);
	return { value, low: value - half, high: value + half };
}
