import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortestChain, type Link } from './chain';

const link = (a: number, b: number): Link => ({ a, b, byHand: false });

it('runs from the one to the other, over as few links as there can be', () => {
	const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 18 });
	fc.assert(
		fc.property(pairs, fc.nat(11), fc.nat(11), (edges, from, to) => {
			const links = edges.map(([a, b]) => link(a, b));
			// How far each is, step by step.
			const far = new Map([[from, 0]]);
			for (let step = 0; step < 12; step++) {
				for (const [a, b] of [...edges, ...edges.map(([x, y]) => [y, x] as const)]) {
					if (far.get(a) === step && !far.has(b)) far.set(b, step + 1);
				}
			}
			const chain = shortestChain(links, from, to);
			expect(chain?.length).toBe(far.get(to));
			if (chain === undefined) return;
			const stops = [from, ...chain.map(({ b }) => b)];
			expect(chain.map(({ a }) => a)).toEqual(stops.slice(0, -1));
			expect(stops.at(-1)).toBe(to);
			for (const { a, b } of chain) {
				expect(edges.some((edge) => edge.includes(a) && edge.includes(b))).toBe(true);
			}
		})
	);
});

it('does not depend on the order of links', () => {
	const links = [link(0, 1), link(1, 3), link(0, 2), link(2, 3)];
	expect(shortestChain(links, 0, 3)).toEqual([link(0, 1), link(1, 3)]);
	expect(shortestChain(links.toReversed(), 0, 3)).toEqual([link(0, 1), link(1, 3)]);
});
