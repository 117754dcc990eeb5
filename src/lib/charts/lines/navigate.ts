import type { LinesLayout, PlacedLine, PlacedPoint } from './layout';

/** Where the keyboard or the pointer is: which of the layout's stops, and on which line. */
export interface Place {
	readonly stop: number;
	readonly line: number;
}

/** The point of a line at a stop; undefined where it has none, or a gap. */
export function pointAt(layout: LinesLayout, place: Place): PlacedPoint | undefined {
	const x = layout.stops[place.stop]?.x;
	const found = layout.lines[place.line]?.points.find(({ point }) => point.x === x);
	return found?.y === undefined ? undefined : found;
}

/** Where an arrow key leads: along x, or to the line above or below at the same x. */
export function move(layout: LinesLayout, from: Place, key: string): Place | undefined {
	const last = layout.stops.length - 1;
	switch (key) {
		case 'ArrowRight':
			return from.stop < last ? { ...from, stop: from.stop + 1 } : undefined;
		case 'ArrowLeft':
			return from.stop > 0 ? { ...from, stop: from.stop - 1 } : undefined;
		case 'Home':
			return { ...from, stop: 0 };
		case 'End':
			return { ...from, stop: last };
		case 'ArrowUp':
			return beside(layout, from, -1);
		case 'ArrowDown':
			return beside(layout, from, 1);
		default:
			return undefined;
	}
}

function beside(layout: LinesLayout, from: Place, way: 1 | -1): Place | undefined {
	const here = pointAt(layout, from)?.y;
	const others = layout.lines.flatMap((_, line) => {
		const y = pointAt(layout, { ...from, line })?.y;
		return y === undefined ? [] : [{ line, y }];
	});
	others.sort((one, other) => one.y - other.y || one.line - other.line);
	if (here === undefined) return others[0] && { ...from, line: others[0].line };
	const next = others[others.findIndex(({ line }) => line === from.line) + way];
	return next && { ...from, line: next.line };
}

/** The stop nearest to a pointer, and the line nearest to it there. */
export function nearest(layout: LinesLayout, x: number, y: number): Place | undefined {
	const stop = least(layout.stops, ({ at }) => Math.abs(at - x));
	if (stop < 0) return undefined;
	const line = least(layout.lines, (_: PlacedLine, index) => {
		const at = pointAt(layout, { stop, line: index })?.y;
		return at === undefined ? Infinity : Math.abs(at - y);
	});
	return { stop, line: Math.max(0, line) };
}

function least<Item>(items: readonly Item[], of: (item: Item, index: number) => number): number {
	let best = -1;
	let size = Infinity;
	for (const [index, item] of items.entries()) {
		const own = of(item, index);
		if (own < size || best < 0) [best, size] = [index, own];
	}
	return best;
}
