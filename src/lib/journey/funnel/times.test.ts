import { expect, test } from 'vitest';
import { between, requiredSteps } from './spec';
import { binsOf, spreadOf } from './times';
import { trendOf } from './trend';

const settings = { timeZone: 'UTC', weekStart: 'monday', smallGroup: 10 } as const;
const times = (...seconds: number[]) => ({ seconds, units: seconds.map(() => 1) });

test('times spread around their mean, their median in the middle', () => {
	expect(spreadOf({ seconds: [60, 120], units: [3, 1] })).toEqual({
		n: 4,
		mean: 75,
		median: 60,
		deviation: Math.sqrt((3 * 15 ** 2 + 45 ** 2) / 4),
		q1: 60,
		q3: 75
	});
	expect(spreadOf(times())).toBeNull();
});

test('bins are the cube root of how many, and one that begins with the longest', () => {
	expect(binsOf(times(2220, 3600, 82_800))).toEqual([
		{ from: 2220, to: 42_510, count: 2 },
		{ from: 42_510, to: 82_800, count: 0 },
		{ from: 82_800, to: 123_090, count: 1 }
	]);
	expect(binsOf({ seconds: [0, 9], units: [26, 1] })).toHaveLength(4);
});

test('as many bins as asked are of whole seconds, so the last may begin past the longest', () => {
	const bins = binsOf(times(2220, 3600, 82_800), 7);
	expect(bins.map(({ from, count }) => [from, count])).toEqual([
		[2220, 2],
		[13_732, 0],
		[25_244, 0],
		[36_756, 0],
		[48_268, 0],
		[59_780, 0],
		[71_292, 1],
		[82_804, 0]
	]);
});

test('one time is one bin of a minute; no times are no bins', () => {
	expect(binsOf({ seconds: [30], units: [5] })[0]).toEqual({ from: 30, to: 90, count: 5 });
	expect(binsOf(times())).toEqual([]);
});

test('two steps are the first before the second, within the funnel', () => {
	expect(between({ from: 0, to: 99 }, 4)).toEqual({ from: 0, to: 3 });
	expect(between({ from: 7, to: 9 }, 4)).toEqual({ from: 2, to: 3 });
	expect(between({ from: 2, to: 1 }, 4)).toEqual({ from: 2, to: 3 });
	expect(between({ from: 0, to: 1 }, 1)).toBeUndefined();
});

test('the first step is never left out, nor is any of any order', () => {
	const steps = [true, true, false].map((optional) => ({ match: [], name: '', optional }));
	expect(requiredSteps({ steps, order: 'in-order' })).toEqual([0, 2]);
	expect(requiredSteps({ steps, order: 'any' })).toEqual([0, 1, 2]);
});

const micros = (iso: string) => Date.parse(`${iso}Z`) * 1000;
const day = 86_400;

test('periods that nobody entered in lie between the others, with no rate', () => {
	const counts = [
		{ period: micros('2024-01-01'), entered: 4, converted: 1 },
		{ period: micros('2024-03-01'), entered: 1, converted: 1 }
	];
	const trend = trendOf(counts, { period: 'month', window: day }, settings, micros('2025-01-01'));
	expect(trend.map(({ entered, rate, open }) => [entered, rate, open])).toEqual([
		[4, 0.25, false],
		[0, null, false],
		[1, 1, false]
	]);
});

test('a period is open until the window of its last moment is over', () => {
	const counts = [{ period: micros('2024-01-01'), entered: 1, converted: 0 }];
	const spec = { period: 'day', window: day } as const;
	const openAt = (end: string) => trendOf(counts, spec, settings, micros(end))[0]?.open;
	expect(openAt('2024-01-02T23:59:59')).toBe(true);
	expect(openAt('2024-01-03')).toBe(false);
});

test('weeks that begin on Sunday are named by it, and days are those of the zone', () => {
	const counts = [{ period: micros('2024-03-25'), entered: 1, converted: 0 }];
	const zone = { ...settings, weekStart: 'sunday', timeZone: 'Europe/Rome' } as const;
	const [point] = trendOf(counts, { period: 'week', window: 0 }, zone, null);
	expect(point?.period).toBe(micros('2024-03-24'));
	expect(point?.start).toBe(micros('2024-03-23T23:00:00'));
});
