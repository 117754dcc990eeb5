import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { shop } from './cases';
import type { SankeyData, SankeyLink, SankeyNode } from './data';
import { FRAME } from './frame';
import { layoutSankey, type SankeyLayout } from './layout';

const frame = { ...FRAME, width: 900 };
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const placed = (layout: SankeyLayout) => layout.columns.flatMap(({ nodes }) => nodes);

/** Journeys as lists of labels, counted up to a depth: an oracle that knows nothing of drawing. */
function count(paths: readonly (readonly string[])[], depth: number): SankeyData {
	const nodes = new Map<string, SankeyNode>();
	const links = new Map<string, SankeyLink>();
	const bump = (step: number, label: string, key: 'ended' | 'wentOn' | 'beyond') => {
		const id = `${step}:${label}`;
		const blank = {
			id,
			step,
			label,
			other: label === 'd',
			folds: 1,
			reached: 0,
			ended: 0,
			wentOn: 0,
			beyond: 0
		};
		const at = nodes.get(id) ?? blank;
		nodes.set(id, { ...at, reached: at.reached + 1, [key]: at[key] + 1 });
		return id;
	};
	for (const path of paths) {
		let before: string | undefined;
		for (const [index, label] of path.slice(0, depth).entries()) {
			const isLast = index === path.length - 1;
			const id = bump(
				index + 1,
				label,
				isLast ? 'ended' : index + 1 === depth ? 'beyond' : 'wentOn'
			);
			if (before !== undefined) {
				const key = `${before}→${id}`;
				const link = links.get(key) ?? { from: before, to: id, count: 0, seconds: 1 };
				links.set(key, { ...link, count: link.count + 1 });
			}
			before = id;
		}
	}
	return {
		unit: 'journey',
		steps: depth,
		nodes: [...nodes.values()],
		links: [...links.values()],
		total: paths.length
	};
}

const anyData = fc
	.tuple(
		fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 7 }), {
			maxLength: 60
		}),
		fc.integer({ min: 2, max: 5 })
	)
	.map(([paths, depth]) => count(paths, depth));

test('nodes are as high as what they count, in every step on the same scale', () => {
	const layout = layoutSankey(shop, frame);
	const perUnit = placed(layout).map(({ node, height }) => height / node.reached);
	expect(new Set(perUnit.map((value) => value.toFixed(6))).size).toBe(1);
	expect(perUnit[0]).toBeGreaterThan(0);
});

test('the largest stands first and what is folded last', () => {
	const order = layoutSankey(shop, frame).columns.map(({ nodes }) =>
		nodes.map(({ node }) => node.label)
	);
	expect(order).toEqual([
		['home', 'search', 'other'],
		['cart', 'search'],
		['order', 'other']
	]);
});

test('equals keep their order whatever order they come in', () => {
	const order = (data: SankeyData) => placed(layoutSankey(data, frame)).map(({ node }) => node.id);
	expect(
		order({ ...shop, nodes: shop.nodes.toReversed(), links: shop.links.toReversed() })
	).toEqual(order(shop));
});

describe('whatever the journeys', () => {
	test('what leaves a node and what stops there fill its right side without gap or overlap', () => {
		fc.assert(
			fc.property(anyData, (data) => {
				const layout = layoutSankey(data, frame);
				for (const at of placed(layout)) {
					const leaving = layout.links.filter(({ from }) => from === at);
					const pieces = [
						...leaving.map(({ fromY, width }) => ({ y: fromY, height: width })),
						...at.stubs
					];
					let y = at.y;
					for (const piece of pieces) {
						expect(piece.height).toBeGreaterThan(0);
						expect(piece.y).toBeCloseTo(y, 6);
						y += piece.height;
					}
					expect(y).toBeCloseTo(at.y + at.height, 6);
				}
			})
		);
	});

	test('what arrives at a node fills its left side, but for the first step', () => {
		fc.assert(
			fc.property(anyData, (data) => {
				const layout = layoutSankey(data, frame);
				for (const at of placed(layout).filter(({ node }) => node.step > 1)) {
					const arriving = layout.links.filter(({ to }) => to === at);
					expect(sum(arriving.map(({ width }) => width))).toBeCloseTo(at.height, 6);
					expect(Math.min(...arriving.map(({ toY }) => toY))).toBeCloseTo(at.y, 6);
				}
			})
		);
	});

	test('the nodes of a step and their words never meet, and all lie inside', () => {
		fc.assert(
			fc.property(anyData, (data) => {
				const layout = layoutSankey(data, frame);
				for (const { nodes } of layout.columns) {
					let free = frame.head;
					for (const { y, height } of nodes) {
						expect(y - frame.label).toBeGreaterThanOrEqual(free - 1e-6);
						free = y + height;
					}
					expect(free).toBeLessThanOrEqual(layout.height + 1e-6);
				}
			})
		);
	});
});

test('many nodes make it higher, many steps wider; neither gets squeezed', () => {
	const names = Array.from({ length: 60 }, (_, index) => [`label ${index}`]);
	const tall = layoutSankey(count(names, 2), frame);
	expect(tall.height).toBeGreaterThan(60 * (frame.label + frame.gap));
	const long = layoutSankey(count([Array.from({ length: 12 }, (_, step) => `${step}`)], 12), frame);
	expect(long.width).toBe(12 * frame.columnAtLeast);
	expect(layoutSankey(shop, frame).width).toBe(900);
	expect(layoutSankey(shop, frame).height).toBe(frame.height);
});

test('no journeys make an empty drawing', () => {
	const layout = layoutSankey({ unit: 'journey', steps: 3, nodes: [], links: [], total: 0 }, frame);
	expect(layout.columns).toEqual([]);
	expect(layout.width).toBe(900);
	expect(layout.height).toBeGreaterThanOrEqual(0);
});

test('a link to nowhere is an error', () => {
	const broken = { ...shop, links: [{ from: '1:home', to: '2:gone', count: 1, seconds: 0 }] };
	expect(() => layoutSankey(broken, frame)).toThrow('2:gone');
});
