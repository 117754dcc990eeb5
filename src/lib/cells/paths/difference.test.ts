import { expect, test } from 'vitest';
import type { PathsSide } from '$lib/journey/paths/paths';
import { newcombe } from '$lib/journey/statistics';
import { differenceOf, isTold, linkId } from './difference';

const node = (label: string, step: number, reached: number, wentOn: number) => ({
	id: `${step}=${label}`,
	step,
	label,
	other: false,
	folds: 0,
	reached,
	ended: reached - wentOn,
	wentOn,
	beyond: 0,
	began: step === 1 ? reached : 0,
	earlier: 0
});
const link = (from: string, to: string, count: number) => ({ from, to, count, seconds: 1 });
const side = (nodes: PathsSide['nodes'], links: PathsSide['links'], total: number): PathsSide => ({
	total,
	without: 0,
	nodes,
	links,
	passed: []
});

const first = side(
	[node('home', 1, 80, 60), node('help', 1, 20, 0), node('buy', 2, 60, 0)],
	[link('1=home', '2=buy', 60)],
	100
);
const second = side(
	[node('home', 1, 400, 100), node('buy', 2, 100, 0)],
	[link('1=home', '2=buy', 100)],
	400
);

test('a band is compared by its share of where it starts, or of all', () => {
	const id = linkId({ from: '1=home', to: '2=buy' });
	const bySource = differenceOf(first, second, 'source', 'journeys', '').links.get(id);
	expect(bySource?.difference).toBeCloseTo(60 / 80 - 100 / 400);
	expect(bySource?.interval).toEqual(
		newcombe({ successes: 60, n: 80 }, { successes: 100, n: 400 })
	);
	const byAll = differenceOf(first, second, 'all', 'journeys', '').links.get(id);
	expect(byAll?.difference).toBeCloseTo(60 / 100 - 100 / 400);
});

test('the picture is of the mean of both shares, and reconciles', () => {
	const { data } = differenceOf(first, second, 'source', 'journeys', '');
	const home = data.nodes.find(({ id }) => id === '1=home');
	expect(home?.reached).toBeCloseTo((0.8 + 1) / 2);
	for (const one of data.nodes) {
		expect(one.ended + one.wentOn + one.beyond).toBeCloseTo(one.reached);
		const out = data.links.filter(({ from }) => from === one.id).map(({ count }) => count);
		expect(out.reduce((sum, count) => sum + count, 0)).toBeCloseTo(one.wentOn);
	}
});

test('what only one of them has is compared with nobody of the other', () => {
	const { nodes } = differenceOf(first, second, 'source', 'journeys', '');
	expect(nodes.get('1=help')).toMatchObject({
		difference: 0.2,
		second: { successes: 0, n: 400 }
	});
});

test('a difference is told where its interval has no zero and neither group is small', () => {
	const rates = (a: number, n: number, b: number, m: number) => {
		const [one, other] = [
			{ successes: a, n },
			{ successes: b, n: m }
		];
		const interval = newcombe(one, other) ?? null;
		return { first: one, second: other, difference: a / n - b / m, interval };
	};
	expect(isTold(rates(60, 80, 100, 400), 10)).toBe(true);
	expect(isTold(rates(60, 80, 300, 400), 10)).toBe(false);
	expect(isTold(rates(8, 9, 1, 400), 10)).toBe(false);
	const none = differenceOf(first, side([], [], 0), 'source', 'journeys', '');
	expect([...none.links.values()].some((one) => isTold(one, 1))).toBe(false);
});
