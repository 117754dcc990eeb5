import { expect, test } from 'vitest';
import type { ChartPoint, ChartResult } from '$lib/journey/chart/fold';
import { chartSchema } from '$lib/journey/chart/spec';
import * as v from 'valibot';
import { filled } from './fill';

const month = (index: number) => Date.UTC(2025, index, 1);
const point = (x: ChartPoint['x'], colour: string | null, value: number): ChartPoint => ({
	x,
	y: null,
	colour,
	value,
	rows: value
});

function drawn(spec: object, points: readonly ChartPoint[], xType: ChartResult['xType'] = 'time') {
	const series = [...new Set(points.map(({ colour }) => colour))].filter((one) => one !== null);
	const result = { columns: [], xType, yType: 'other', points, series } as const;
	const whole = v.parse(chartSchema, { relation: 'r', x: 'at', type: 'line', ...spec });
	return filled(whole, { ...result, rows: 9, drawn: 9, leftOut: 0 }).map(({ x, colour, value }) => [
		x,
		colour,
		value
	]);
}

test('a period that no row speaks of counts nothing, and belongs to every series', () => {
	const points = [point(month(0), 'web', 2), point(month(2), 'web', 3), point(month(2), 'app', 1)];
	expect(drawn({ per: 'month', colour: 'c' }, points)).toEqual([
		[month(0), 'web', 2],
		[month(1), 'web', 0],
		[month(2), 'web', 3],
		[month(0), 'app', 0],
		[month(1), 'app', 0],
		[month(2), 'app', 1]
	]);
});

test('a mean of no rows is a gap in a line, and no height of an area', () => {
	const points = [point(month(2), null, 3), point(month(0), null, 2)];
	const mean = { per: 'month', y: 'cost', aggregate: 'mean' };
	const values = (spec: object) => drawn(spec, points).map(([, , value]) => value);
	expect(values(mean)).toEqual([2, null, 3]);
	expect(values({ ...mean, type: 'area' })).toEqual([2, 0, 3]);
});

test('numbers stand in their order, and categories as they come; nothing is made up between', () => {
	const numbers = [point(10, null, 1), point(2, null, 2)];
	expect(drawn({}, numbers, 'number').map(([x]) => x)).toEqual([2, 10]);
	expect(drawn({}, [point('b', null, 2), point('a', null, 1)], 'text')).toHaveLength(2);
});
