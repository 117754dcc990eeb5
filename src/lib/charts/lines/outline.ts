import type { PlacedPoint } from './layout';

const round = (value: number) => Math.round(value * 10) / 10;
const at = (x: number, y: number) => `${round(x)} ${round(y)}`;

/**
 * SVG path data of the stretches between points that are over, or (`open`) that lead to one that is not. A
 * point without y breaks the line.
 */
export function traceOf(
	points: readonly PlacedPoint[],
	shape: 'line' | 'step',
	open: boolean
): string {
	let path = '';
	let joined = false;
	for (const [index, { point, x, y }] of points.entries()) {
		const before = points[index - 1];
		const wanted = (point.open === true) === open;
		if (y === undefined || before?.y === undefined || !wanted) {
			joined = false;
			continue;
		}
		if (!joined) path += `M${at(before.x, before.y)}`;
		path += shape === 'step' ? `H${round(x)}V${round(y)}` : `L${at(x, y)}`;
		joined = true;
	}
	return path;
}

/** SVG path data of the areas between `low` and `high`; an area ends where either is missing. */
export function areaOf(
	points: readonly PlacedPoint[],
	shape: 'line' | 'step',
	y: (value: number) => number
): string {
	const areas: { x: number; low: number; high: number }[][] = [[]];
	for (const { point, x } of points) {
		if (point.y === null || point.low === undefined || point.high === undefined) areas.push([]);
		else areas.at(-1)?.push({ x, low: y(point.low), high: y(point.high) });
	}
	return areas
		.filter((area) => area.length > 1)
		.map((area) => {
			const upper = area.map(({ x, high }) => [x, high] as const);
			const lower = area.map(({ x, low }) => [x, low] as const);
			return `M${edge(upper, shape)}L${edgeBack(lower, shape)}Z`;
		})
		.join('');
}

type Edge = readonly (readonly [x: number, y: number])[];

function edge(points: Edge, shape: 'line' | 'step'): string {
	return points
		.map(([x, y], index) =>
			index === 0 ? at(x, y) : shape === 'step' ? `H${round(x)}V${round(y)}` : `L${at(x, y)}`
		)
		.join('');
}

function edgeBack(points: Edge, shape: 'line' | 'step'): string {
	const back = [...points].reverse();
	return back
		.map(([x, y], index) =>
			index === 0 ? at(x, y) : shape === 'step' ? `V${round(y)}H${round(x)}` : `L${at(x, y)}`
		)
		.join('');
}
