import { expect, test } from 'vitest';
import { layoutStacks, move } from './layout';

const series = ['new', 'old', 'gone'].map((id) => ({ id, label: id, colour: 'red' }));
const bar = (id: string, values: readonly number[]) => ({ id, label: id, tick: id, values });
const frame = { width: 400, height: 100, left: 0, right: 0, top: 0, bottom: 0 };
const data = {
	series,
	bars: [bar('a', [20, 10, 0]), bar('b', [0, 30, -20]), bar('c', [0, 0, 0]), bar('d', [5, 5, -5])]
};

test('parts lie on each other from zero, those below zero under it, all on one scale', () => {
	const { bars, zero, ticks } = layoutStacks(data, frame);
	expect(zero).toBe(60);
	expect(bars[0]?.parts.map(({ y, height }) => [y, height])).toEqual([
		[20, 40],
		[0, 20]
	]);
	expect(bars[1]?.parts.map(({ y, height }) => [y, height])).toEqual([
		[0, 60],
		[60, 40]
	]);
	expect(ticks.map(({ value }) => value)).toEqual([-20, -10, 0, 10, 20, 30]);
});

test('nothing is a scale of one, without bars', () => {
	expect(layoutStacks({ series, bars: [bar('a', [0, 0, 0])] }, frame).bars[0]?.parts).toEqual([]);
	expect(layoutStacks({ series, bars: [] }, frame).ticks.map(({ value }) => value)).toEqual([0]);
});

test('names under bars have room', () => {
	const many = Array.from({ length: 40 }, (_, index) => bar(String(index), [1, 0, 0]));
	const named = layoutStacks({ series, bars: many }, frame).bars.filter((one) => one.named);
	expect(named.length).toBeLessThanOrEqual(400 / 70);
	expect(named.length).toBeGreaterThan(3);
});

test('arrows go along the bars that have anything, and through the parts of one', () => {
	const layout = layoutStacks(data, frame);
	expect(move(layout, { bar: 'a', series: 'new' }, 'ArrowUp')).toEqual({ bar: 'a', series: 'old' });
	expect(move(layout, { bar: 'b', series: 'old' }, 'ArrowDown')).toEqual({
		bar: 'b',
		series: 'gone'
	});
	expect(move(layout, { bar: 'b', series: 'gone' }, 'ArrowRight')).toEqual({
		bar: 'd',
		series: 'gone'
	});
	expect(move(layout, { bar: 'b', series: 'gone' }, 'Home')).toEqual({ bar: 'a', series: 'new' });
	expect(move(layout, { bar: 'd', series: 'new' }, 'ArrowRight')).toBeUndefined();
});
