import { expect, test } from 'vitest';
import { at } from '$lib/journey/filter/match';
import { movedStep, withoutStep, withStep } from './step-list';
import { splitWindow, windowSeconds } from './window-time';

const step = (name: string) => ({ match: at(name), name: '', optional: false });
const steps = ['home', 'cart', 'pay'].map(step);
const exclusion = (from: number, to: number) => ({ match: at('help'), from, to });
const names = (of: readonly { match: unknown }[]) =>
	of.map(({ match }) => JSON.stringify(match).replace(/.*\["?(\w*)"?\].*/, '$1'));

test('a touchpoint is a step; a step of none is anything', () => {
	expect(names(withStep({ steps, exclusions: [] }, 'thanks').steps)).toEqual([
		'home',
		'cart',
		'pay',
		'thanks'
	]);
	expect(withStep({ steps: [], exclusions: [] }).steps).toEqual([
		{ match: at(), name: '', optional: false }
	]);
});

test('a step moves between the others, and nowhere beyond', () => {
	expect(names(movedStep({ steps, exclusions: [] }, 0, 2).steps)).toEqual(['cart', 'pay', 'home']);
	expect(names(movedStep({ steps, exclusions: [] }, 2, 1).steps)).toEqual(['home', 'pay', 'cart']);
	expect(movedStep({ steps, exclusions: [] }, 0, -1).steps).toEqual(steps);
	expect(movedStep({ steps, exclusions: [] }, 2, 3).steps).toEqual(steps);
});

test('exclusions stay between their steps when one goes', () => {
	const of = (from: number, to: number, gone: number) =>
		withoutStep({ steps, exclusions: [exclusion(from, to)] }, gone).exclusions;
	expect(of(1, 2, 0)).toEqual([exclusion(0, 1)]);
	expect(of(0, 99, 1)).toEqual([exclusion(0, 1)]);
	expect(of(0, 1, 2)).toEqual([exclusion(0, 1)]);
	expect(
		withoutStep({ steps: steps.slice(1), exclusions: [exclusion(0, 1)] }, 0).exclusions
	).toEqual([]);
});

test('a window is a whole number of its largest unit', () => {
	expect(splitWindow(14 * 86_400)).toEqual({ count: 14, unit: 'days' });
	expect(splitWindow(5400)).toEqual({ count: 90, unit: 'minutes' });
	expect(splitWindow(61)).toEqual({ count: 61, unit: 'seconds' });
	expect(splitWindow(0)).toEqual({ count: 0, unit: 'seconds' });
	expect(windowSeconds(2, 'hours')).toBe(7200);
});
