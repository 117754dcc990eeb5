import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScrollMap, TALLEST } from './scroll-map';

const ROW = 28;
const VIEW = 400;

describe('rows that fit under one scroll bar', () => {
	test('stand where the bar says', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: TALLEST - VIEW }), (scroll) => {
				const map = new ScrollMap(TALLEST, VIEW);
				map.scrolled(scroll);
				expect([map.top, map.shift, map.surface]).toEqual([scroll, 0, TALLEST]);
			})
		);
	});
});

describe('more rows than a browser can stack', () => {
	const height = 5_000_000 * ROW;

	test('have a surface that every browser can draw', () => {
		expect(new ScrollMap(height, VIEW).surface).toBe(TALLEST);
	});

	test('begin and end where the bar does', () => {
		const map = new ScrollMap(height, VIEW);
		map.scrolled(TALLEST - VIEW);
		expect(map.top).toBe(height - VIEW);
		map.scrolled(0);
		expect(map.top).toBe(0);
	});

	test('move pixel by pixel under a wheel, wherever the bar stands', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 0.99, noNaN: true }),
				fc.integer({ min: -VIEW, max: VIEW }),
				(share, by) => {
					const map = new ScrollMap(height, VIEW);
					map.scrolled(share * (TALLEST - VIEW));
					const { top, scroll, shift } = map;
					map.scrolled(scroll + by);
					expect(map.top).toBeCloseTo(top + by, 3);
					expect(map.shift).toBeCloseTo(shift, 3);
				}
			)
		);
	});

	test('can be put anywhere, and the bar stands where it would have brought them', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: height - VIEW, noNaN: true }), (top) => {
				const map = new ScrollMap(height, VIEW);
				map.scrollTo(top);
				expect(map.top).toBe(top);
				const other = new ScrollMap(height, VIEW);
				other.scrolled(map.scroll);
				if (map.scroll > VIEW) expect(other.top).toBeCloseTo(top, 2);
			})
		);
	});

	test('never go past either end', () => {
		const map = new ScrollMap(height, VIEW);
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (top) => {
				map.scrollTo(top);
				expect(map.top).toBeGreaterThanOrEqual(0);
				expect(map.top).toBeLessThanOrEqual(height - VIEW);
				expect(map.scroll).toBeLessThanOrEqual(TALLEST - VIEW);
			})
		);
	});
});

test('a few rows do not scroll', () => {
	const map = new ScrollMap(3 * ROW, VIEW, 1000);
	expect([map.top, map.scroll, map.surface]).toEqual([0, 0, 3 * ROW]);
});
