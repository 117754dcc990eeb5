import { expect, test } from 'vitest';
import type { PersonEvent } from '$lib/state/person.svelte';
import { lanesOf } from './lanes';

const event = (minute: number, channel?: string, journey?: number): PersonEvent => ({
	time: minute * 60e6,
	source: 'web',
	row: minute,
	touchpoint: 'home',
	channel,
	journey,
	stage: undefined,
	outcome: undefined,
	score: undefined,
	comment: undefined,
	value: undefined,
	cost: undefined
});

test('each event is a dot on the lane of its channel, from the first to the last', () => {
	const { lanes, dots } = lanesOf([
		event(0, 'web'),
		event(30),
		event(60, 'phone'),
		event(120, 'web')
	]);
	expect(lanes).toEqual([
		{ channel: 'web', count: 2 },
		{ channel: undefined, count: 1 },
		{ channel: 'phone', count: 1 }
	]);
	expect(dots.map(({ lane, x }) => [lane, x])).toEqual([
		[0, 0],
		[1, 25],
		[2, 50],
		[0, 100]
	]);
});

test('journeys are bands that end within the picture; what is outside them has none', () => {
	const { spans } = lanesOf([
		event(0, 'web', 3),
		event(50, 'web', 3),
		event(60, 'web'),
		event(100, 'web', 4)
	]);
	expect(spans.map(({ from, width }) => [from, width])).toEqual([
		[0, 50],
		[99.4, 0.6]
	]);
});

test('one moment is in the middle, and nobody is nothing', () => {
	expect(lanesOf([event(5, 'web'), event(5, 'app')]).dots.map(({ x }) => x)).toEqual([50, 50]);
	expect(lanesOf([])).toEqual({ lanes: [], dots: [], spans: [] });
});
