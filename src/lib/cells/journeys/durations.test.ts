import { expect, test } from 'vitest';
import { DURATION_BOUNDS } from '$lib/journey/journeys/result';
import { formats, translate } from '$lib/messages';
import { durationBars } from './durations';

const words = { t: translate('en'), formats: formats('en') };

test('bins without journeys between others are shown, those outside are not', () => {
	const bars = durationBars(
		[
			{ bin: 1, journeys: 4 },
			{ bin: 3, journeys: 2 }
		],
		words
	);
	expect(bars.map(({ label, count }) => [label, count])).toEqual([
		['under 10 s', 4],
		['10 s to 1 min', 0],
		['1 min to 5 min', 2]
	]);
});

test('no time at all and the longest have names of their own', () => {
	const names = durationBars(
		[
			{ bin: 0, journeys: 1 },
			{ bin: DURATION_BOUNDS.length, journeys: 1 }
		],
		words
	).map(({ label }) => label);
	expect(names[0]).toBe('no time');
	expect(names.at(-1)).toMatch(/or more$/);
	expect(durationBars([], words)).toEqual([]);
});
