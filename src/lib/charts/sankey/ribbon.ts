interface Point {
	readonly x: number;
	readonly y: number;
}

/** A tenth of a pixel is finer than any screen, and keeps the drawing small. */
const round = (value: number) => Math.round(value * 10) / 10;

/** The outline of a band of one width between two points, level at both ends. `y` is its upper edge. */
export function ribbon(from: Point, to: Point, width: number): string {
	const [x0, x1, middle] = [from.x, to.x, (from.x + to.x) / 2].map(round);
	const [top0, top1, low0, low1] = [from.y, to.y, from.y + width, to.y + width].map(round);
	return (
		`M${x0},${top0}C${middle},${top0} ${middle},${top1} ${x1},${top1}` +
		`L${x1},${low1}C${middle},${low1} ${middle},${low0} ${x0},${low0}Z`
	);
}
