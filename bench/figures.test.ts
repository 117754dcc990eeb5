import { expect, test } from 'vitest';
import { compare, figuresOf } from './figures';

test('the median does not heed the order, nor one run that was far off', () => {
	expect(figuresOf([30, 10, 900])).toEqual({ median: 30, min: 10, max: 900, runs: [30, 10, 900] });
});

test('of an even number of runs the median is the mean of the two in the middle', () => {
	expect(figuresOf([4, 1, 2, 10]).median).toBe(3);
});

test('without runs there is no figure', () => {
	expect(() => figuresOf([])).toThrow('there are no runs');
});

test('the ratio is that of the medians', () => {
	expect(compare('paths', [10, 30, 20], [5, 4, 6]).ratio).toBe(4);
});
