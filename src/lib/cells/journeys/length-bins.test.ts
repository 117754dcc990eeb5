import { expect, test } from 'vitest';
import { lengthBins } from './length-bins';

test('every journey is in one bin', () => {
	const lengths = [
		{ events: 1, journeys: 7 },
		{ events: 40, journeys: 2 },
		{ events: 41, journeys: 3 },
		{ events: 999, journeys: 1 }
	];
	const bins = lengthBins(lengths);
	expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(13);
	expect(bins.length).toBeLessThanOrEqual(40);
	expect(bins[0]).toMatchObject({ from: 1, count: 7 });
});

test('short journeys have a bin a length', () => {
	expect(lengthBins([{ events: 3, journeys: 5 }])).toEqual([
		{ from: 1, to: 2, count: 0 },
		{ from: 2, to: 3, count: 0 },
		{ from: 3, to: 4, count: 5 }
	]);
});

test('no journeys, no bins', () => {
	expect(lengthBins([])).toEqual([]);
});
