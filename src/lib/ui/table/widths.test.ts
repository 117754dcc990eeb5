import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsInSight, offsetsOf, stretched } from './widths';

const widths = fc.array(fc.integer({ min: 56, max: 400 }), { minLength: 1 });

test('the columns in sight are those of which something shows', () => {
	fc.assert(
		fc.property(widths, fc.nat(3000), fc.integer({ min: 1, max: 1000 }), (given, left, room) => {
			const offsets = offsetsOf(given);
			const [first, end] = columnsInSight(offsets, left, room);
			const shows = given.flatMap((width, at) => {
				const from = offsets[at] ?? 0;
				return from + width > left && from < left + room ? [at] : [];
			});
			for (const at of shows) expect(at >= first && at < end).toBe(true);
			if (shows.length > 0) expect(end - first).toBe(shows.length);
		})
	);
});

test('room that is left goes to the columns nobody has set, and no further', () => {
	fc.assert(
		fc.property(widths, fc.infiniteStream(fc.boolean()), fc.nat(5000), (given, any, room) => {
			const chosen = [...any.take(given.length)];
			const wide = stretched(given, chosen, room);
			const sum = (all: readonly number[]) => all.reduce((total, width) => total + width, 0);
			for (const [at, width] of given.entries()) {
				if (chosen[at]) expect(wide[at]).toBe(width);
				else expect(wide[at]).toBeGreaterThanOrEqual(width);
			}
			if (sum(given) < room) expect(sum(wide)).toBeLessThanOrEqual(room);
			else expect(wide).toEqual(given);
		})
	);
});
