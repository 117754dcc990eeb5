import { UnionFind } from './union-find';

/** Identifiers and the rows that join them. `own[id]` is 1 for a type that is unique to a person. */
export interface IdentityGraph {
	readonly own: Uint8Array;
	/** Pairs of ids that share a row, in two columns of one length. */
	readonly a: Int32Array;
	readonly b: Int32Array;
}

/** No person: the identifier is shared by several people and is divided in time. */
export const DIVIDED = -1;

/**
 * The person of each identifier: connected components, except that values which belong to different
 * people are never merged through an identifier that may be shared.
 *
 * 1. Identifiers of unique types that share rows are one core.
 * 2. A shared identifier seen with cores of exactly one person joins it; seen with several it is divided.
 * 3. What has met no core yet (anonymous cookies of one device) forms clusters; a cluster that touches
 *    one person joins it, one that touches several or none is a person of its own.
 *
 * People are numbered 0… by their smallest identifier, so the numbers do not depend on the order of edges.
 */
export function peopleOf(graph: IdentityGraph): Int32Array {
	const { own, a, b } = graph;
	const count = own.length;
	const sets = new UnionFind(count);
	const isOwn = (id: number) => own[id] === 1;
	// A call for each edge, and no generator: this is where the time goes.
	const eachEdge = (use: (x: number, y: number) => void) => {
		for (let index = 0; index < a.length; index++) use(a[index] ?? 0, b[index] ?? 0);
	};

	eachEdge((x, y) => {
		if (isOwn(x) && isOwn(y)) sets.union(x, y);
	});

	// Which core each shared identifier meets directly: none yet, one, or several.
	const met = new Int32Array(count).fill(NONE);
	eachEdge((x, y) => {
		if (isOwn(x) === isOwn(y)) return;
		const core = sets.find(isOwn(x) ? x : y);
		const shared = isOwn(x) ? y : x;
		met[shared] = meet(met[shared] ?? NONE, core);
	});

	// Clusters of shared identifiers that met no core, and whom each cluster meets through the others.
	eachEdge((x, y) => {
		if (!isOwn(x) && !isOwn(y) && met[x] === NONE && met[y] === NONE) sets.union(x, y);
	});
	const through = new Int32Array(count).fill(NONE);
	eachEdge((x, y) => {
		if (isOwn(x) || isOwn(y) || (met[x] === NONE) === (met[y] === NONE)) return;
		const free = sets.find(met[x] === NONE ? x : y);
		const core = met[met[x] === NONE ? y : x] ?? NONE;
		// Through a divided identifier nobody is met: whose turn it was is not known here.
		if (core !== SEVERAL) through[free] = meet(through[free] ?? NONE, core);
	});

	for (let id = 0; id < count; id++) {
		const core = isOwn(id) ? NONE : (met[id] ?? NONE);
		if (core >= 0) sets.union(id, core);
	}
	for (let id = 0; id < count; id++) {
		const core = through[id] ?? NONE;
		if (core >= 0) sets.union(id, core);
	}
	return numbered(sets, met, own);
}

const NONE = -1;
const SEVERAL = -2;

function meet(before: number, core: number): number {
	return before === NONE || before === core ? core : SEVERAL;
}

function numbered(sets: UnionFind, met: Int32Array, own: Uint8Array): Int32Array {
	const people = new Int32Array(own.length);
	const numberOf = new Map<number, number>();
	for (let id = 0; id < own.length; id++) {
		if (own[id] !== 1 && met[id] === SEVERAL) {
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
