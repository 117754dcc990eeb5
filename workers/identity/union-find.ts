/** Disjoint sets over 0…n−1, by size with path halving. */
export class UnionFind {
	readonly #parent: Int32Array;
	readonly #size: Int32Array;

	constructor(count: number) {
		this.#parent = new Int32Array(count);
		this.#size = new Int32Array(count).fill(1);
		for (let id = 0; id < count; id++) this.#parent[id] = id;
	}

	find(id: number): number {
		const parent = this.#parent;
		let node = id;
		for (;;) {
			const above = at(parent, node);
			if (above === node) return node;
			const next = at(parent, above);
			parent[node] = next;
			node = next;
		}
	}

	/** Joins the sets of two ids. */
	union(a: number, b: number): void {
		const [one, other] = [this.find(a), this.find(b)];
		if (one === other) return;
		const [small, large] =
			at(this.#size, one) < at(this.#size, other) ? [one, other] : [other, one];
		this.#parent[small] = large;
		this.#size[large] = at(this.#size, large) + at(this.#size, small);
	}
}

function at(values: Int32Array, index: number): number {
	return values[index] ?? 0;
}
