import { expect, test } from 'vitest';
import type { SankeyData } from '$lib/charts/sankey/data';
import { formats } from '$lib/messages';
import { noteOf, scaleOf } from './weights';

const node = (id: string, step: number, reached: number, wentOn: number) => ({
	id,
	step,
	label: id,
	other: false,
	folds: 0,
	reached,
	ended: reached - wentOn,
	wentOn,
	beyond: 0
});
const outcome = (succeeded: number, closed: number) => ({ succeeded, closed });
const few = { from: 'a', to: 'd', count: 5, seconds: 1, median: 1, outcome: outcome(5, 5) };
const slow = { from: 'a', to: 'b', count: 60, seconds: 600, median: 500, outcome: outcome(10, 50) };
const fast = { from: 'a', to: 'c', count: 20, seconds: 6, median: 5, outcome: outcome(15, 20) };
const links = [slow, fast, few];
const data: SankeyData = {
	unit: 'journeys',
	steps: 2,
	nodes: [node('a', 1, 100, 85), node('b', 2, 60, 0), node('c', 2, 20, 0), node('d', 2, 5, 0)],
	links,
	total: 200
};

test.each([
	['source', ['60%', '20%', '5%']],
	['all', ['30%', '10%', '3%']],
	['mean', ['10 min', '6 s', '1 s']],
	['median', ['8 min 20 s', '5 s', '1 s']],
	['outcome', ['20%', '75%', '100%']]
] as const)('bands tell the %s', (weight, notes) => {
	const note = noteOf(data, weight, formats('en', 'UTC'));
	expect(links.map((link) => note?.(link))).toEqual(notes);
});

test('colours go from the least to the most of what is shown; few stay grey', () => {
	const rates = scaleOf(links, 'outcome', 10);
	expect([rates?.low, rates?.high]).toEqual([0.2, 0.75]);
	expect(rates?.paint(slow)).toContain('var(--outcome-success) 0%');
	expect(rates?.paint(fast)).toContain('var(--outcome-success) 100%');
	expect(rates?.paint(few)).toBeUndefined();
	const times = scaleOf(links, 'mean', 1);
	expect([times?.low, times?.high]).toEqual([1, 600]);
	expect(scaleOf(links, 'count', 1)).toBeUndefined();
	expect(scaleOf(links, 'outcome', 1000)).toBeUndefined();
});
