import { expect, test } from 'vitest';
import { shop } from './cases';
import { FRAME } from './frame';
import { layoutSankey } from './layout';
import { find, keyOf, move, type Target } from './navigate';

const layout = layoutSankey(shop, { ...FRAME, width: 900 });

/** Where these keys lead from a node. */
function walk(from: string, ...keys: string[]): string | undefined {
	let at: Target | undefined = find(layout, from);
	for (const key of keys) at = at && move(layout, at, key);
	return at && keyOf(at);
}

const link = (from: string, to: string) => JSON.stringify([from, to]);

test('up and down go through the nodes of a step and stop at its ends', () => {
	expect(walk('1:home', 'ArrowDown')).toBe('1:search');
	expect(walk('1:home', 'ArrowDown', 'ArrowDown')).toBe('1:other');
	expect(walk('1:other', 'ArrowDown')).toBeUndefined();
	expect(walk('1:home', 'ArrowUp')).toBeUndefined();
});

test('right follows the widest band to its node; left goes back the widest way', () => {
	expect(walk('1:home', 'ArrowRight')).toBe(link('1:home', '2:cart'));
	expect(walk('1:home', 'ArrowRight', 'ArrowRight')).toBe('2:cart');
	expect(walk('2:search', 'ArrowLeft')).toBe(link('1:other', '2:search'));
	expect(walk('2:search', 'ArrowLeft', 'ArrowLeft')).toBe('1:other');
	expect(walk('3:order', 'ArrowRight')).toBeUndefined();
});

test('up and down at a band go through the bands of its source', () => {
	expect(walk('1:home', 'ArrowRight', 'ArrowDown')).toBe(link('1:home', '2:search'));
	expect(walk('1:home', 'ArrowRight', 'ArrowDown', 'ArrowDown')).toBeUndefined();
});

test('Home and End go to the first and last step', () => {
	expect(walk('2:search', 'End')).toBe('3:order');
	expect(walk('2:search', 'Home')).toBe('1:home');
	expect(walk('2:search', 'PageDown')).toBeUndefined();
});
