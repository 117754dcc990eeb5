import { isCategory, type ChartPoint, type ChartResult } from '$lib/journey/chart/fold';
import type { ChartPeriod, ChartSpec } from '$lib/journey/chart/spec';

/** Places that are put in between at most: beyond, a line is drawn from what there is. */
const MOST = 5000;

/** When the next period begins, of one that begins at a local time. */
export function nextOf(at: number, per: ChartPeriod): number {
	const date = new Date(at);
	const months = { month: 1, quarter: 3, year: 12 };
	switch (per) {
		case 'hour':
			return at + 3_600_000;
		case 'day':
			return at + 86_400_000;
		case 'week':
			return at + 7 * 86_400_000;
		case 'month':
		case 'quarter':
		case 'year':
			return date.setUTCMonth(date.getUTCMonth() + months[per]);
	}
}

/**
 * The points of lines and areas, in order, with those between them that no row speaks of: of a count or a
 * sum that is nought, of all else a gap. Areas stand on each other, so they have no gaps.
 */
export function filled(spec: ChartSpec, result: ChartResult): readonly ChartPoint[] {
	if (spec.type === 'line' && spec.per === '' && !isCategory(result.xType)) return inOrder(result);
	const places = placesOf(spec, result);
	const series = result.series.length < 2 ? [undefined] : result.series;
	if (Math.max(places.length * series.length, result.points.length) >= MOST) return inOrder(result);
	const additive = spec.y === '' || spec.aggregate === 'count' || spec.aggregate === 'sum';
	const value = additive || spec.type === 'area' ? 0 : null;
	const known = new Map(result.points.map((point) => [keyOf(point), point]));
	return series.flatMap((one) =>
		places.map((x): ChartPoint => {
			const colour = one === undefined ? (result.points[0]?.colour ?? null) : one;
			return known.get(keyOf({ x, colour })) ?? { x, y: null, colour, value, rows: 0 };
		})
	);
}

const keyOf = ({ x, colour }: Pick<ChartPoint, 'x' | 'colour'>) => JSON.stringify([x, colour]);

function inOrder({ points }: ChartResult): readonly ChartPoint[] {
	return points.toSorted((a, b) => Number(a.x) - Number(b.x));
}

/** What stands along the axis: of periods every one from the first to the last. */
function placesOf({ per }: ChartSpec, result: ChartResult): readonly ChartPoint['x'][] {
	const { points, xType } = result;
	const found = [...new Set(points.map(({ x }) => x))];
	if (isCategory(xType)) return found;
	const sorted = found.filter((x) => x !== null).toSorted((a, b) => Number(a) - Number(b));
	const [first, last] = [sorted[0], sorted.at(-1)];
	if (per === '' || typeof first !== 'number' || typeof last !== 'number') return sorted;
	const all: number[] = [];
	for (let at = first; at <= last && all.length <= MOST; at = nextOf(at, per)) all.push(at);
	// Where the zone's clock was moved, periods may begin beside the round times.
	return sorted.every((at) => all.includes(Number(at))) ? all : sorted;
}
