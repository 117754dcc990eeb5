import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnionFind } from './union-find';

it('joins what was joined and nothing else', () => {
	const joins = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 40 });
	fc.assert(
		fc.property(joins, (pairs) => {
			const sets = new UnionFind(30);
			const naive = Array.from({ length: 30 }, (_, id) => id);
			for (const [a, b] of pairs) {
				sets.union(a, b);
				const [from, to] = [naive[a], naive[b]!];
				naive.forEach((set, id) => {
					if (set === from) naive[id] = to;
				});
			}
			for (let a = 0; a < 30; a++) {
				for (let b = 0; b < a; b++) {
					expect(sets.find(a) === sets.find(b)).toBe(naive[a] === naive[b]);
				}
			}
		})
	);
});
