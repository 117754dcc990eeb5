import { leadersOf, NONE } from './leaders';
import { UnionFind } from './union-find';

/** Pairs of ids, in two columns of one length. */
export interface Pairs {
	readonly a: Int32Array;
	readonly b: Int32Array;
}

/** Identifiers and what joins them. */
export interface IdentityGraph {
	/** By id: 0 for types that decide, weaker ones above; the highest for types that may be shared. */
	readonly level: Uint8Array;
	/** Identifiers that share a row. */
	readonly edges: Pairs;
	/** Identifiers that are one person whatever the rows say. */
	readonly merges: Pairs;
}

/** No person: the identifier is shared by several people and is divided in time. */
export const DIVIDED = -1;

const SEVERAL = -2;

/**
 * The person of each identifier: connected components, except that values which belong to different
 * people are never merged through a weaker identifier. Level by level, the strongest first:
 *
 * 1. An identifier seen with exactly one person of the levels before joins that person; seen with several
 *    it is divided.
 * 2. What has met nobody yet (at first: everything; later: the anonymous cookies of one device) forms
 *    clusters. A cluster that touches one person through an identifier of its level joins it, one that
 *    touches several or none is a person of its own.
 *
 * Identifiers merged by hand count as one, of the strongest level among them; weaker ones are led by it
 * and decide nothing themselves. People are numbered 0… by their smallest identifier, so the numbers do not
 * depend on the order of edges.
 */
export function peopleOf(graph: IdentityGraph): Int32Array {
	const { level } = graph;
	const count = level.length;
	const sets = new UnionFind(count);
	const leader = leadersOf(graph, sets);
	const last = level.reduce((most, one) => Math.max(most, one), 0);
	const divided = new Uint8Array(count);
	// By the root of a set: whom it meets directly, and whom a cluster meets through others of its level.
	const met = new Int32Array(count).fill(NONE);
	const through = new Int32Array(count).fill(NONE);
	const core = (id: number) => {
		const lead = leader[id] ?? NONE;
		return lead === NONE || divided[lead] === 0 ? sets.find(lead === NONE ? id : lead) : NONE;
	};
	const levelOf = (id: number) => level[id] ?? 0;
	const led = (id: number) => leader[id] !== NONE;

	for (let at = 0; at <= last; at++) {
		/** Calls for each edge whose weaker end is of this level; no generator: this is where the time goes. */
		const eachEdge = (use: (x: number, y: number) => void) => {
			const { a, b } = graph.edges;
			for (let index = 0; index < a.length; index++) {
				const [x, y] = [a[index] ?? 0, b[index] ?? 0];
				if (Math.max(levelOf(x), levelOf(y)) === at) use(x, y);
			}
		};
		if (at > 0) {
			eachEdge((x, y) => {
				if (levelOf(x) === levelOf(y)) return;
				const [weak, strong] = levelOf(x) === at ? [x, y] : [y, x];
				if (led(weak) || divided[strong] === 1) return;
				const whom = core(strong);
				if (whom === NONE) return;
				const root = sets.find(weak);
				met[root] = meet(met[root] ?? NONE, whom);
			});
		}
		// Whom each identifier of this level meets, before sets grow.
		const whom = new Int32Array(count).fill(NONE);
		for (let id = 0; id < count; id++) {
			if (levelOf(id) !== at) continue;
			whom[id] = led(id) ? core(id) : (met[sets.find(id)] ?? NONE);
			if (led(id) ? whom[id] === NONE : whom[id] === SEVERAL) divided[id] = 1;
		}
		const free = (id: number) => !led(id) && whom[id] === NONE;
		eachEdge((x, y) => {
			if (levelOf(x) === levelOf(y) && free(x) && free(y)) sets.union(x, y);
		});
		eachEdge((x, y) => {
			if (levelOf(x) !== levelOf(y) || free(x) === free(y)) return;
			const [one, other] = free(x) ? [x, y] : [y, x];
			// Through a divided identifier nobody is met: whose turn it was is not known here.
			if (divided[other] === 1) return;
			const root = sets.find(one);
			through[root] = meet(through[root] ?? NONE, whom[other] ?? NONE);
		});
		const joins: [number, number][] = [];
		for (let id = 0; id < count; id++) {
			if (levelOf(id) !== at || led(id)) continue;
			const direct = whom[id] ?? NONE;
			const beyond = free(id) ? (through[sets.find(id)] ?? NONE) : NONE;
			if (direct >= 0) joins.push([id, direct]);
			else if (beyond >= 0) joins.push([id, beyond]);
		}
		for (const [id, person] of joins) sets.union(id, person);
	}
	for (let id = 0; id < count; id++) {
		if (led(id) && divided[id] === 0) sets.union(id, leader[id] ?? id);
	}
	return numbered(sets, divided);
}

function meet(before: number, person: number): number {
	return before === NONE || before === person ? person : SEVERAL;
}

function numbered(sets: UnionFind, divided: Uint8Array): Int32Array {
	const people = new Int32Array(divided.length);
	const numberOf = new Map<number, number>();
	for (let id = 0; id < divided.length; id++) {
		if (divided[id] === 1) {
			people[id] = DIVIDED;
			continue;
		}
		const root = sets.find(id);
		let number = numberOf.get(root);
		if (number === undefined) numberOf.set(root, (number = numberOf.size));
		people[id] = number;
	}
	return people;
}
