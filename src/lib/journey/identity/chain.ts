/** What joins two identifiers. */
export interface Link {
	readonly a: number;
	readonly b: number;
	/** Made by hand, not by rows. */
	readonly byHand: boolean;
}

/**
 * The shortest chain of links between two identifiers, each link with `a` on the side of the start;
 * undefined where there is none. Of equally short chains, the one over smaller ids.
 */
export function shortestChain(
	links: readonly Link[],
	from: number,
	to: number
): readonly Link[] | undefined {
	const next = new Map<number, Link[]>();
	for (const { a, b, byHand } of links) {
		add(next, { a, b, byHand });
		add(next, { a: b, b: a, byHand });
	}
	const reached = new Map<number, Link | undefined>([[from, undefined]]);
	for (const id of reached.keys()) {
		if (id === to) break;
		const ways = (next.get(id) ?? []).toSorted((x, y) => x.b - y.b);
		for (const link of ways) if (!reached.has(link.b)) reached.set(link.b, link);
	}
	if (!reached.has(to)) return undefined;
	const chain: Link[] = [];
	for (let link = reached.get(to); link !== undefined; link = reached.get(link.a)) {
		chain.unshift(link);
	}
	return chain;
}

function add(next: Map<number, Link[]>, link: Link): void {
	const known = next.get(link.a);
	if (known === undefined) next.set(link.a, [link]);
	else known.push(link);
}
