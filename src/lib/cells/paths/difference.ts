import type { SankeyData, SankeyLink, SankeyNode } from '$lib/charts/sankey/data';
import type { PathsSide } from '$lib/journey/paths/paths';
import { newcombe, type Interval } from '$lib/journey/statistics';

interface Rate {
	readonly successes: number;
	readonly n: number;
}

/** A share of the one and of the other. */
export interface Compared {
	readonly first: Rate;
	readonly second: Rate;
	/** The first less the second; null where either has nobody. */
	readonly difference: number | null;
	readonly interval: Interval | null;
}

export interface Difference {
	/** The mean of both shares, so that the two weigh the same whatever their size. */
	readonly data: SankeyData;
	readonly nodes: ReadonlyMap<string, Compared>;
	readonly links: ReadonlyMap<string, Compared>;
}

export function linkId({ from, to }: Pick<SankeyLink, 'from' | 'to'>): string {
	return JSON.stringify([from, to]);
}

/** What tells two segments apart: links as shares of where they start, or of all. */
export function differenceOf(
	first: PathsSide,
	second: PathsSide,
	by: 'source' | 'all',
	unit: string,
	unnamed: string
): Difference {
	const sides = [first, second] as const;
	const byId = sides.map(({ nodes }) => new Map(nodes.map((node) => [node.id, node])));
	const byLink = sides.map(({ links }) => new Map(links.map((link) => [linkId(link), link])));
	const mean = (count: (side: 0 | 1) => number) =>
		(share(count(0), first.total) + share(count(1), second.total)) / 2;
	const nodes = new Map<string, Compared>();
	const links = new Map<string, Compared>();
	const drawn: SankeyNode[] = [];
	for (const node of new Map(
		[...second.nodes, ...first.nodes].map((one) => [one.id, one])
	).values()) {
		const of = (side: 0 | 1) => byId[side]?.get(node.id);
		drawn.push({
			id: node.id,
			step: node.step,
			label: node.label ?? unnamed,
			other: node.other,
			folds: Math.max(of(0)?.folds ?? 0, of(1)?.folds ?? 0),
			reached: mean((side) => of(side)?.reached ?? 0),
			ended: mean((side) => of(side)?.ended ?? 0),
			wentOn: mean((side) => of(side)?.wentOn ?? 0),
			beyond: mean((side) => of(side)?.beyond ?? 0),
			began: mean((side) => of(side)?.began ?? 0),
			earlier: mean((side) => of(side)?.earlier ?? 0)
		});
		const rate = (side: 0 | 1) => ({ successes: of(side)?.reached ?? 0, n: sides[side].total });
		nodes.set(node.id, compare(rate(0), rate(1)));
	}
	const bands: SankeyLink[] = [];
	for (const [id, link] of new Map([...(byLink[1] ?? []), ...(byLink[0] ?? [])])) {
		const of = (side: 0 | 1) => byLink[side]?.get(id);
		const { from, to } = link;
		bands.push({ from, to, count: mean((side) => of(side)?.count ?? 0), seconds: 0 });
		const rate = (side: 0 | 1) => ({
			successes: of(side)?.count ?? 0,
			n: by === 'all' ? sides[side].total : (byId[side]?.get(from)?.reached ?? 0)
		});
		links.set(id, compare(rate(0), rate(1)));
	}
	const steps = drawn.map(({ step }) => step);
	const data: SankeyData = {
		unit,
		steps: steps.length === 0 ? 0 : Math.max(...steps) - Math.min(...steps) + 1,
		nodes: drawn,
		links: bands,
		total: 1
	};
	return { data, nodes, links };
}

/** Whether a difference is more than chance would make, of groups that are large enough. */
export function isTold({ first, second, interval }: Compared, smallGroup: number): boolean {
	if (interval === null || Math.min(first.n, second.n) < smallGroup) return false;
	return interval.low > 0 || interval.high < 0;
}

function compare(first: Rate, second: Rate): Compared {
	const interval = newcombe(first, second) ?? null;
	const difference =
		interval === null ? null : first.successes / first.n - second.successes / second.n;
	return { first, second, difference, interval };
}

function share(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}
