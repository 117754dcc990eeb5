import { describe, expect, test } from 'vitest';
import { logRank, survivalOf, survivalQuantile, type Seen } from './survival';

const seen = (happened: readonly number[], censored: readonly number[]): Seen[] => [
	...happened.map((time) => ({ time, happened: true, count: 1 })),
	...censored.map((time) => ({ time, happened: false, count: 1 }))
];

/** Remission of acute leukaemia in weeks, 6-mercaptopurine against placebo. (Freireich et al. 1963; Gehan 1965) */
const treated = seen(
	[6, 6, 6, 7, 10, 13, 16, 22, 23],
	[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
);
const placebo = seen([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);

describe('remission of leukaemia', () => {
	// Kleinbaum & Klein, Survival Analysis, table 2.3; errors as Greenwood's formula gives them there.
	test('is the product-limit curve of the textbooks', () => {
		const { n, happened, steps } = survivalOf(treated);
		expect([n, happened]).toEqual([21, 9]);
		const falls = steps.filter((step) => step.happened > 0);
		expect(
			falls.map(({ time, atRisk, survival, error }) => [
				time,
				atRisk,
				Number(survival.toFixed(4)),
				Number(error.toFixed(4))
			])
		).toEqual([
			[6, 21, 0.8571, 0.0764],
			[7, 17, 0.8067, 0.0869],
			[10, 15, 0.7529, 0.0963],
			[13, 12, 0.6902, 0.1068],
			[16, 11, 0.6275, 0.1141],
			[22, 7, 0.5378, 0.1282],
			[23, 6, 0.4482, 0.1346]
		]);
	});

	// As R's survfit(conf.type = "log-log") prints them.
	test('has its medians, 23 weeks against 8', () => {
		expect(survivalQuantile(survivalOf(treated).steps, 0.5)).toEqual({
			value: 23,
			low: 13,
			high: undefined
		});
		expect(survivalQuantile(survivalOf(placebo).steps, 0.5)).toEqual({
			value: 8,
			low: 4,
			high: 11
		});
	});

	test('has a band that stays between nothing and all', () => {
		const at6 = survivalOf(treated).steps[0];
		expect(at6?.low).toBeCloseTo(0.6197, 4);
		expect(at6?.high).toBeCloseTo(0.9516, 4);
		for (const { low, survival, high } of survivalOf(placebo).steps) {
			expect(low).toBeGreaterThanOrEqual(0);
			expect(low).toBeLessThanOrEqual(survival);
			expect(high).toBeLessThanOrEqual(1);
			expect(high).toBeGreaterThanOrEqual(survival);
		}
	});

	// χ² = 16.79 in Kleinbaum & Klein; R's survdiff gives 16.8 with 19.3 and 10.7 expected.
	test('differs by the log-rank test', () => {
		const test = logRank(treated, placebo);
		expect(test?.chiSquare).toBeCloseTo(16.793, 3);
		expect(test?.observed).toBe(9);
		expect(test?.expected).toBeCloseTo(19.25, 2);
		expect(test?.p).toBeCloseTo(0.0000417, 6);
		expect(logRank(placebo, treated)?.chiSquare).toBeCloseTo(16.793, 3);
	});
});

test('without anyone lost it is the share that is left', () => {
	const { steps } = survivalOf(seen([1, 2, 3, 4], []));
	expect(steps.map(({ survival }) => survival)).toEqual([0.75, 0.5, 0.25, 0]);
	expect(survivalQuantile(steps, 0.5).value).toBe(2);
	expect(survivalQuantile(steps, 0.1).value).toBe(4);
});

test('counts stand for as many, in any order', () => {
	const counted = [
		{ time: 9, happened: false, count: 2 },
		{ time: 3, happened: true, count: 2 },
		{ time: 3, happened: false, count: 1 }
	];
	const one = seen([3, 3], [3, 9, 9]);
	expect(survivalOf(counted)).toEqual(survivalOf(one));
});

test('nobody, and nothing that happened, have no median and no test', () => {
	expect(survivalOf([])).toMatchObject({ n: 0, steps: [] });
	expect(survivalQuantile(survivalOf(seen([], [1, 2])).steps, 0.5).value).toBeUndefined();
	expect(logRank(seen([], [1]), seen([], [2]))).toBeUndefined();
	expect(logRank([], seen([1], []))).toBeUndefined();
});

test('equal groups do not differ', () => {
	const test = logRank(treated, treated);
	expect(test?.chiSquare).toBeCloseTo(0, 12);
	expect(test?.p).toBeCloseTo(1, 12);
});

test('p falls as groups differ more', () => {
	const early = seen([1, 2, 3, 4, 5, 6, 7, 8, 9], []);
	const shifted = (by: number) => early.map((one) => ({ ...one, time: one.time + by }));
	const [near, far] = [logRank(early, shifted(1)), logRank(early, shifted(4))];
	expect(near!.p).toBeGreaterThan(far!.p);
	expect(far!.p).toBeGreaterThan(0);
});
