import type { SankeyData, SankeyLink, SankeyNode } from './data';

interface Counts {
	readonly ended?: number;
	readonly beyond?: number;
	readonly folds?: number;
}

/** A node that nobody has reached yet; `link` and `counted` fill it. */
const node = (step: number, label: string, counts: Counts = {}): SankeyNode => ({
	id: `${step}:${label}`,
	step,
	label,
	other: counts.folds !== undefined,
	folds: counts.folds ?? 0,
	reached: 0,
	ended: counts.ended ?? 0,
	wentOn: 0,
	beyond: counts.beyond ?? 0
});

const link = (from: string, to: string, count: number, seconds: number): SankeyLink => ({
	from,
	to,
	count,
	seconds
});

/** Works out `reached` and `wentOn` from the links and the ends. */
function counted(nodes: readonly SankeyNode[], links: readonly SankeyLink[]): SankeyData {
	const whole = nodes.map((node) => {
		const wentOn = links
			.filter(({ from }) => from === node.id)
			.reduce((sum, { count }) => sum + count, 0);
		return { ...node, wentOn, reached: wentOn + node.ended + node.beyond };
	});
	const total = whole
		.filter(({ step }) => step === 1)
		.reduce((sum, { reached }) => sum + reached, 0);
	return { unit: 'journey', steps: 3, nodes: whole, links, total };
}

/** 100 journeys over three steps, small enough to add up by hand. */
export const shop: SankeyData = counted(
	[
		node(1, 'search', { ended: 10 }),
		node(1, 'home', { ended: 15 }),
		node(1, 'other', { folds: 3 }),
		node(2, 'cart', { ended: 20 }),
		node(2, 'search', { ended: 5 }),
		node(3, 'order', { ended: 30, beyond: 6 }),
		node(3, 'other', { folds: 1, beyond: 14 })
	],
	[
		link('1:home', '2:cart', 25, 90),
		link('1:home', '2:search', 10, 30),
		link('1:search', '2:cart', 20, 200),
		link('1:other', '2:cart', 5, 4),
		link('1:other', '2:search', 15, 3600),
		link('2:cart', '3:order', 26, 60),
		link('2:cart', '3:other', 4, 61),
		link('2:search', '3:order', 10, 90_000),
		link('2:search', '3:other', 10, 1)
	]
);
