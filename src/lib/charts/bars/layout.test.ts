import { expect, test } from 'vitest';
import { layoutBars } from './layout';

const bars = [
	{ key: 'a', label: 'search', count: 30 },
	{ key: 'b', label: 'cart', count: 10 },
	{ key: 'c', label: 'order', count: 0 }
];

test('the longest bar fills the width and the others are in proportion, from zero', () => {
	expect(layoutBars(bars, 50).map(({ length }) => length)).toEqual([1, 1 / 3, 0]);
});

test('shares are of the total that is given, not of what is shown', () => {
	expect(layoutBars(bars, 50).map(({ share }) => share)).toEqual([0.6, 0.2, 0]);
});

test('nothing counted is nothing drawn', () => {
	expect(layoutBars([{ key: 'a', label: 'a', count: 0 }], 0)).toMatchObject([
		{ share: 0, length: 0 }
	]);
	expect(layoutBars([], 10)).toEqual([]);
});
