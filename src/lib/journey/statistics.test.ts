import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe, quantile, wilson } from './statistics';

describe("Wilson's interval", () => {
	// Newcombe 1998, Statistics in Medicine 17, table I, method 3 (score without continuity correction).
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('is as published for %i of %i', (successes, n, low, high) => {
		const interval = wilson(successes, n);
		expect(interval?.low).toBeCloseTo(low, 4);
		expect(interval?.high).toBeCloseTo(high, 4);
	});

	it('mirrors when successes and failures change places, and holds the rate', () => {
		const counts = fc.nat(500).chain((n) => fc.tuple(fc.nat(n + 1), fc.constant(n + 1)));
		fc.assert(
			fc.property(counts, ([successes, n]) => {
				const one = wilson(successes, n)!;
				const other = wilson(n - successes, n)!;
				expect(one.low).toBeCloseTo(1 - other.high, 12);
				expect(one.low).toBeLessThanOrEqual(successes / n);
				expect(one.high).toBeGreaterThanOrEqual(successes / n);
				expect(one.low).toBeGreaterThanOrEqual(0);
				expect(one.high).toBeLessThanOrEqual(1);
			})
		);
	});

	it('of nothing is none', () => expect(wilson(0, 0)).toBeUndefined());
});

describe('a quantile of counted values', () => {
	it('is that of the values written out and sorted', () => {
		const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
				const sorted = [...all].sort((a, b) => a - b);
				const distinct = [...new Set(sorted)];
				const counts = distinct.map((value) => sorted.filter((one) => one === value).length);
				const at = (sorted.length - 1) * share;
				const low = sorted[Math.floor(at)]!;
				const high = sorted[Math.min(sorted.length - 1, Math.floor(at) + 1)]!;
				expect(quantile(distinct, counts, share)).toBeCloseTo(low + (high - low) * (at % 1), 9);
			})
		);
	});

	it('of no values is none', () => {
		expect(quantile([], [], 0.5)).toBeUndefined();
		expect(quantile([3], [0], 0.5)).toBeUndefined();
	});
});

describe('the interval for a difference of rates', () => {
	it('is that of the published example', () => {
		const interval = newcombe({ successes: 56, n: 70 }, { successes: 48, n: 80 });
		expect(interval?.low).toBeCloseTo(0.0524, 4);
		expect(interval?.high).toBeCloseTo(0.3339, 4);
	});

	it('of rates of nobody is none', () => {
		expect(newcombe({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeUndefined();
	});
});
