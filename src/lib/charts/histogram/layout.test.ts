import { expect, test } from 'vitest';
import { layoutHistogram } from './layout';

test('equal bins are as high as their counts', () => {
	const bins = [
		{ from: 0, to: 10, count: 4 },
		{ from: 10, to: 20, count: 8 },
		{ from: 20, to: 30, count: 0 }
	];
	expect(layoutHistogram(bins).map(({ height }) => height)).toEqual([0.5, 1, 0]);
	expect(layoutHistogram(bins).map(({ x }) => x)).toEqual([0, 1 / 3, 2 / 3]);
});

test('the area of a bin stands for its count', () => {
	const bins = layoutHistogram([
		{ from: 0, to: 1, count: 6 },
		{ from: 1, to: 4, count: 9 }
	]);
	const areas = bins.map(({ width, height }) => width * height);
	expect((areas[1] ?? 0) / (areas[0] ?? 0)).toBeCloseTo(9 / 6);
	expect(bins.map(({ y, height }) => y + height)).toEqual([1, 1]);
});

test('no bins, and bins of nothing, draw nothing', () => {
	expect(layoutHistogram([])).toEqual([]);
	expect(layoutHistogram([{ from: 0, to: 1, count: 0 }])[0]?.height).toBe(0);
	expect(layoutHistogram([{ from: 3, to: 3, count: 5 }])[0]).toMatchObject({ width: 0, height: 0 });
});
