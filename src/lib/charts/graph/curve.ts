export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A tenth of a pixel is finer than any screen, and keeps the drawing small. */
const round = (value: number) => Math.round(value * 10) / 10;
export const at = ({ x, y }: Point) => `${round(x)},${round(y)}`;

const mix = (...parts: readonly (readonly [Point, number])[]): Point => ({
	x: parts.reduce((sum, [{ x }, share]) => sum + x * share, 0),
	y: parts.reduce((sum, [{ y }, share]) => sum + y * share, 0)
});

/**
 * A smooth way from the first point to the last, which the others draw towards them: a cubic B-spline whose
 * ends are straight, so that an arrow's head sits right.
 */
export function curve(points: readonly Point[]): string {
	const [first, second] = points;
	const last = points.at(-1);
	if (first === undefined || second === undefined || last === undefined) return '';
	if (points.length === 2) return `M${at(first)}L${at(last)}`;
	const path = [`M${at(first)}L${at(mix([first, 5 / 6], [second, 1 / 6]))}`];
	const bend = (a: Point, b: Point, c: Point) => {
		const end = mix([a, 1 / 6], [b, 4 / 6], [c, 1 / 6]);
		path.push(`C${at(mix([a, 2 / 3], [b, 1 / 3]))} ${at(mix([a, 1 / 3], [b, 2 / 3]))} ${at(end)}`);
	};
	for (let index = 2; index < points.length; index++) {
		const [a, b, c] = [points[index - 2], points[index - 1], points[index]];
		if (a && b && c) bend(a, b, c);
	}
	const before = points.at(-2) ?? first;
	bend(before, last, last);
	return `${path.join('')}L${at(last)}`;
}

/** A point so far from `end` on the way to `start`. */
export function before(end: Point, start: Point, distance: number): Point {
	const length = Math.hypot(end.x - start.x, end.y - start.y);
	if (length === 0) return { x: end.x, y: end.y - distance };
	const share = distance / length;
	return mix([end, 1 - share], [start, share]);
}

/** The head of an arrow: a triangle from its base to its tip, so wide. */
export function head(base: Point, tip: Point, width: number): string {
	const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
	const [dx, dy] = [
		((tip.y - base.y) / length) * (width / 2),
		((tip.x - base.x) / length) * (width / 2)
	];
	return `M${at(tip)}L${at({ x: base.x + dx, y: base.y - dy })}L${at({ x: base.x - dx, y: base.y + dy })}Z`;
}
