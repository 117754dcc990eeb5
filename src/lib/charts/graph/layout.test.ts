import * as dagre from '@dagrejs/dagre';
import { describe, expect, it } from 'vitest';
import { shop } from './cases';
import { before, curve, head } from './curve';
import { fit } from './fit';
import { layoutGraph, type GraphLayout } from './layout';
import { find, keyOf, move } from './navigate';

const layout = layoutGraph(dagre, shop);
const nodeAt = (id: string, from: GraphLayout = layout) =>
	from.nodes.find(({ node }) => node.id === id)!;
const edgeAt = (from: string, to: string) =>
	layout.edges.find(({ edge }) => edge.from === from && edge.to === to)!;

describe('a graph in layers', () => {
	it('runs from the start at the top down to the end', () => {
		const order = layout.nodes.map(({ node }) => node.id);
		expect(order).toEqual([
			'start',
			'home',
			'search',
			'a cart with a very long name indeed',
			'end'
		]);
	});

	it('has no two nodes in one place, and all of them in the picture', () => {
		for (const [index, one] of layout.nodes.entries()) {
			expect(one.x).toBeGreaterThanOrEqual(0);
			expect(one.x + one.width).toBeLessThanOrEqual(layout.width);
			expect(one.y + one.height).toBeLessThanOrEqual(layout.height);
			for (const other of layout.nodes.slice(index + 1)) {
				expect(
					one.x + one.width <= other.x ||
						other.x + other.width <= one.x ||
						one.y + one.height <= other.y ||
						other.y + other.height <= one.y
				).toBe(true);
			}
		}
	});

	it('knows what leads back: upwards, or to itself', () => {
		const back = layout.edges.filter((edge) => edge.back).map(({ edge }) => edge.name);
		expect(back.sort()).toEqual(['search → home', 'search → search']);
	});

	it('draws edges as thick as they are, the thickest above', () => {
		const widths = layout.edges.map(({ width }) => width);
		expect(widths).toEqual([...widths].sort((a, b) => a - b));
		expect(edgeAt('start', 'home').width).toBe(8);
	});

	it('puts a loop with its words to the right of its node, inside the picture', () => {
		const [{ label }, node] = [edgeAt('search', 'search'), nodeAt('search')];
		expect(label.x).toBeGreaterThan(node.x + node.width);
		expect(label.x).toBeLessThan(layout.width);
	});

	it('puts what nothing leads to under the start, and what leads nowhere above the end', () => {
		const lost = { ...shop.nodes[1]!, id: 'lost', label: 'lost' };
		const more = layoutGraph(dagre, { ...shop, nodes: [...shop.nodes, lost] });
		expect(more.edges).toHaveLength(shop.edges.length);
		expect(nodeAt('lost', more).y).toBeGreaterThan(nodeAt('start', more).y);
		expect(nodeAt('lost', more).y).toBeLessThan(nodeAt('end', more).y);
	});

	it('leaves out edges to nodes that are not there', () => {
		const few = layoutGraph(dagre, { ...shop, nodes: shop.nodes.slice(0, 2) });
		expect(few.edges.map(({ edge }) => edge.name)).toEqual(['start → home']);
	});
});

describe('the keyboard', () => {
	const from = (key: string, ...keys: string[]) => {
		const end = keys.reduce(
			(target, pressed) => target && move(layout, target, pressed),
			find(layout, key)
		);
		return end && keyOf(end);
	};

	it('follows the thickest edge out and in, and the edge to its ends', () => {
		expect(from('home', 'ArrowRight')).toBe('["home","search"]');
		expect(from('home', 'ArrowRight', 'ArrowRight')).toBe('search');
		expect(from('home', 'ArrowLeft')).toBe('["start","home"]');
		expect(from('home', 'ArrowLeft', 'ArrowLeft')).toBe('start');
	});

	it('goes through the edges of one source by thickness, and through the nodes in reading order', () => {
		const keys = ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'];
		expect(keys.map((_, at) => from('search', ...keys.slice(0, at + 1)))).toEqual([
			'["search","a cart with a very long name indeed"]',
			'["search","search"]',
			'["search","end"]',
			'["search","home"]',
			undefined
		]);
		expect(from('start', 'ArrowDown', 'ArrowDown')).toBe('search');
		expect(from('home', 'End')).toBe('end');
		expect(from('home', 'Home')).toBe('start');
		expect(from('home', 'x')).toBeUndefined();
	});
});

describe('lines', () => {
	it('go from the first point to the last', () => {
		const points = [
			{ x: 0, y: 0 },
			{ x: 10, y: 10 },
			{ x: 0, y: 20 }
		];
		expect(curve(points)).toMatch(/^M0,0L.*C.*L0,20$/);
		expect(curve(points.slice(0, 2))).toBe('M0,0L10,10');
		expect(curve(points.slice(0, 1))).toBe('');
	});

	it('end before their heads, which are as wide as told', () => {
		expect(before({ x: 0, y: 10 }, { x: 0, y: 0 }, 4)).toEqual({ x: 0, y: 6 });
		expect(head({ x: 0, y: 6 }, { x: 0, y: 10 }, 4)).toBe('M0,10L2,6L-2,6Z');
	});
});

it('words are cut to the room that there is', () => {
	const measure = (text: string) => Array.from(text).length;
	expect(fit('cart', 4, measure)).toBe('cart');
	expect(fit('my cart', 4, measure)).toBe('my…');
	expect(fit('cart', 0, measure)).toBe('');
});
