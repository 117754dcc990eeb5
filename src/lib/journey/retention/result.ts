import type { PeriodRange, ShownPeriod } from '../periods/range';
import type { RetentionSpec } from './spec';
import { wilson, type Interval } from '../statistics';

/** People by cohort and by periods after it, as they were counted. */
export interface CohortCount {
	/** Its place among the periods shown, from 0. */
	readonly cohort: number;
	readonly after: number;
	readonly people: number;
}

export interface Cohort {
	readonly size: number;
	/** Who came back, by periods after the cohort's, the cohort itself at 0; as far as periods are shown. */
	readonly returned: readonly number[];
}

/** All cohorts together, so many periods later: only those whose period is over by then. */
export interface MeanReturn {
	/** Cohorts of at least one person. */
	readonly cohorts: number;
	readonly size: number;
	readonly returned: number;
	/** Null where there are no such cohorts. */
	readonly rate: number | null;
	/** Of a mean that weighs people alike, each of whom is in one cohort; else null. */
	readonly interval: Interval | null;
}

export interface Retained {
	readonly cohorts: readonly Cohort[];
	readonly mean: readonly MeanReturn[];
}

export interface RetentionResult {
	readonly periods: readonly ShownPeriod[];
	readonly shown: Retained;
	/** Of the segment that they are compared with; null for none. */
	readonly compared: Retained | null;
}

/** Cohorts and their mean from the counts of a segment. */
export function retained(
	counts: readonly CohortCount[],
	range: PeriodRange,
	spec: RetentionSpec
): Retained {
	const length = range.last - range.first + 1;
	const cohorts = Array.from({ length }, (_, index) => new Array<number>(length - index).fill(0));
	for (const { cohort, after, people } of counts) {
		const returned = cohorts[cohort];
		if (returned?.[after] !== undefined) returned[after] = people;
	}
	const found = cohorts.map((returned) => ({ size: returned[0] ?? 0, returned }));
	const mean = found.map((_, after) => meanReturn(found, after, range, spec));
	return { cohorts: found, mean };
}

function meanReturn(
	cohorts: readonly Cohort[],
	after: number,
	{ first, ends }: PeriodRange,
	spec: RetentionSpec
): MeanReturn {
	const counted = cohorts.flatMap(({ size, returned }, index) => {
		const people = returned[after];
		const over = first + index + after < ends;
		return over && size > 0 && people !== undefined ? [{ size, people }] : [];
	});
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	const size = sum(counted.map((cohort) => cohort.size));
	const returned = sum(counted.map(({ people }) => people));
	const rates = counted.map((cohort) => cohort.people / cohort.size);
	const pooled = spec.mean === 'people';
	return {
		cohorts: counted.length,
		size,
		returned,
		rate: counted.length === 0 ? null : pooled ? returned / size : sum(rates) / rates.length,
		interval: pooled && spec.starts !== 'every' ? (wilson(returned, size) ?? null) : null
	};
}
