import type { IdentityGraph } from './people';
import { UnionFind } from './union-find';

/** Nobody leads this identifier. */
export const NONE = -1;

/**
 * Who leads each identifier that was merged by hand with a stronger one. The strongest of those merged,
 * directly or over others, are joined in `sets`; the first of them leads the rest.
 */
export function leadersOf({ level, merges }: IdentityGraph, sets: UnionFind): Int32Array {
	const leaders = new Int32Array(level.length).fill(NONE);
	if (merges.a.length === 0) return leaders;
	const hands = new UnionFind(level.length);
	const merged = new Set<number>();
	for (let index = 0; index < merges.a.length; index++) {
		const [a, b] = [merges.a[index] ?? 0, merges.b[index] ?? 0];
		hands.union(a, b);
		merged.add(a).add(b);
	}
	const levelOf = (id: number) => level[id] ?? 0;
	const members = [...merged].sort((a, b) => levelOf(a) - levelOf(b) || a - b);
	const first = new Map<number, number>();
	for (const id of members) {
		const hand = hands.find(id);
		const leader = first.get(hand);
		if (leader === undefined) first.set(hand, id);
		else if (levelOf(leader) === levelOf(id)) sets.union(leader, id);
		else leaders[id] = leader;
	}
	return leaders;
}
