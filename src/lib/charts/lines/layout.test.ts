import { describe, expect, test } from 'vitest';
import { formats } from '$lib/messages';
import type { LinePoint, LinesData } from './data';
import { FRAME, layoutLines } from './layout';
import { move, nearest, pointAt } from './navigate';
import { roundTicks } from './scale';
import { timeTicks } from './time-ticks';

const words = { formats: formats('en', 'UTC'), x: String, y: String };
const at = (iso: string) => Date.parse(iso) * 1000;
const data = (points: readonly (readonly LinePoint[])[], more: Partial<LinesData> = {}) => ({
	shape: 'line' as const,
	x: 'number' as const,
	zero: true,
	lines: points.map((own, index) => ({ id: `l${index}`, label: `Line ${index}`, points: own })),
	...more
});
const lay = (given: LinesData, width = 800) => layoutLines(given, { ...FRAME, width }, words);

describe('marks are round', () => {
	test.each([
		[0, 1, 5, 'number', true, [0, 0.2, 0.4, 0.6, 0.8, 1]],
		[0, 37, 4, 'number', true, [0, 10, 20, 30, 40]],
		[-60, 40, 4, 'number', true, [-100, -50, 0, 50]],
		[0, 5400, 4, 'duration', true, [0, 1800, 3600, 5400]],
		[0, 3 * 86_400, 4, 'duration', false, [0, 86_400, 172_800, 259_200]],
		[3, 3, 4, 'number', false, [3]]
	] as const)('%d to %d in %d', (low, high, most, of, whole, ticks) =>
		expect(roundTicks(low, high, most, of, whole)).toEqual(ticks)
	);
});

describe('marks of time are those of the zone', () => {
	const ticks = (zone: string, from: string, to: string, most: number) =>
		timeTicks(at(from), at(to), most, formats('en', zone)).map((tick) => [
			new Date(tick.at / 1000).toISOString().slice(0, 16),
			tick.text
		]);

	test('days begin at its midnight, on both sides of a change of the clock', () =>
		expect(ticks('Europe/Rome', '2024-03-29T23:00Z', '2024-04-01T22:00Z', 4)).toEqual([
			['2024-03-29T23:00', 'Mar 30, 2024'],
			['2024-03-30T23:00', 'Mar 31'],
			['2024-03-31T22:00', 'Apr 1'],
			['2024-04-01T22:00', 'Apr 2']
		]));

	test('months say the year where it changes', () =>
		expect(
			ticks('UTC', '2023-11-01T00:00Z', '2024-02-01T00:00Z', 5).map(([, text]) => text)
		).toEqual(['Nov 2023', 'Dec', 'Jan 2024', 'Feb']));

	test('weeks begin where the series does', () =>
		expect(
			ticks('UTC', '2024-01-01T00:00Z', '2024-01-29T00:00Z', 5).map(([, text]) => text)
		).toEqual(['Jan 1, 2024', 'Jan 8', 'Jan 15', 'Jan 22', 'Jan 29']));

	test('a single moment has its mark', () =>
		expect(ticks('UTC', '2024-01-01T00:00Z', '2024-01-01T00:00Z', 5)).toEqual([
			['2024-01-01T00:00', 'Jan 1, 2024']
		]));
});

test('a gap breaks the line, what stands alone is a dot, what is open is dashed', () => {
	const [line] = lay(
		data([
			[
				{ x: 0, y: 1 },
				{ x: 1, y: 2 },
				{ x: 2, y: null },
				{ x: 3, y: 3 },
				{ x: 4, y: null },
				{ x: 5, y: 1 },
				{ x: 6, y: 2, open: true }
			]
		]),
		// Too narrow for a dot a point.
		60
	).lines;
	expect(line?.solid.match(/M/g)).toHaveLength(1);
	expect(line?.dashed.match(/M/g)).toHaveLength(1);
	expect(line?.dots.map(({ point }) => point.x)).toEqual([3]);
});

test('steps hold until the next point, and so does their band', () => {
	const [line] = lay(
		data(
			[
				[
					{ x: 0, y: 1, low: 1, high: 1 },
					{ x: 5, y: 0.5, low: 0.25, high: 0.75 }
				]
			],
			{ shape: 'step' }
		)
	).lines;
	expect(line?.solid).toMatch(/^M[\d. ]+H[\d.]+V[\d.]+$/);
	expect(line?.band).toMatch(/^M[\d. ]+H[\d.]+V[\d.]+L[\d. ]+V[\d.]+H[\d.]+Z$/);
});

test('everything lies inside the axes, bands too', () => {
	const layout = lay(
		data([
			[
				{ x: 1, y: 5, low: -2, high: 12 },
				{ x: 9, y: 7, low: 3, high: 31 }
			]
		])
	);
	const numbers = layout.lines[0]!.band.match(/[\d.]+ [\d.]+/g)!.map((pair) => pair.split(' '));
	for (const [x, y] of numbers) {
		expect(Number(x)).toBeGreaterThanOrEqual(layout.left);
		expect(Number(x)).toBeLessThanOrEqual(layout.right);
		expect(Number(y)).toBeGreaterThanOrEqual(layout.top);
		expect(Number(y)).toBeLessThanOrEqual(layout.bottom);
	}
});

test('what cannot be less than nothing has no room below nothing', () => {
	const band = (y: number) =>
		data([
			[
				{ x: 0, y, low: -3, high: 9 },
				{ x: 1, y: 2 }
			]
		]);
	expect(lay(band(1)).yTicks[0]?.text).toBe('0');
	expect(Number(lay(band(-1)).yTicks[0]?.text)).toBeLessThan(-1);
});

test('names at the ends do not meet, and leave out faint lines', () => {
	const given = data([
		[{ x: 0, y: 1 }],
		[{ x: 0, y: 1.01 }],
		[{ x: 0, y: 1.02 }],
		[{ x: 0, y: 50 }]
	]);
	const lines = given.lines.map((line, index) => ({ ...line, faint: index === 3 }));
	const { labels } = lay({ ...given, lines });
	expect(labels).toHaveLength(3);
	const ys = labels.map(({ y }) => y);
	expect(Math.min(...ys.slice(1).map((y, index) => y - ys[index]!))).toBeGreaterThanOrEqual(15);
	expect(lay({ ...given, lines }, 400).labels).toEqual([]);
});

test('counts get no mark at a half', () => {
	const format = (value: number) => value.toFixed(0);
	const layout = layoutLines(
		data([[{ x: 0, y: 2 }]]),
		{ ...FRAME, width: 800 },
		{ ...words, y: format }
	);
	expect(new Set(layout.yTicks.map(({ text }) => text)).size).toBe(layout.yTicks.length);
});

test('keys go along x and from line to line; the pointer finds what is nearest', () => {
	const layout = lay(
		data([
			[
				{ x: 0, y: 1 },
				{ x: 1, y: 1 }
			],
			[
				{ x: 1, y: 9 },
				{ x: 2, y: 9 }
			]
		])
	);
	const end = move(layout, { stop: 0, line: 0 }, 'ArrowRight');
	expect(end).toEqual({ stop: 1, line: 0 });
	expect(move(layout, end!, 'ArrowUp')).toEqual({ stop: 1, line: 1 });
	expect(move(layout, { stop: 2, line: 0 }, 'ArrowDown')).toEqual({ stop: 2, line: 1 });
	expect(move(layout, { stop: 2, line: 1 }, 'ArrowRight')).toBeUndefined();
	const point = pointAt(layout, { stop: 1, line: 1 })!;
	expect(nearest(layout, point.x + 3, point.y! + 3)).toEqual({ stop: 1, line: 1 });
});

test('nothing makes an empty drawing', () =>
	expect(lay(data([]))).toMatchObject({ lines: [], stops: [], labels: [] }));
