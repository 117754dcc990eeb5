import type { Frame, PlacedLine } from './layout';

/** A line's name beside its end. */
export interface DirectLabel {
	readonly id: string;
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly colour: string;
}

/** Between the middles of two names. */
const APART = 15;

/** Names beside the last points of lines, moved apart where they would meet. */
export function placeLabels(
	lines: readonly PlacedLine[],
	box: { readonly right: number; readonly top: number; readonly bottom: number },
	frame: Frame
): DirectLabel[] {
	const longest = Math.floor((frame.labelMost - 12) / frame.character);
	const wished = lines.flatMap(({ line, points, colour }) => {
		const end = points.findLast(({ y }) => y !== undefined);
		if (line.faint === true || end?.y === undefined) return [];
		const text = line.label.length > longest ? `${line.label.slice(0, longest - 1)}…` : line.label;
		return [{ id: line.id, text, x: box.right + 6, y: end.y, colour }];
	});
	wished.sort((one, other) => one.y - other.y);
	// More names than the height holds: the legend alone has them.
	if ((wished.length - 1) * APART > box.bottom - box.top) return [];
	const placed: number[] = [];
	for (const { y } of wished) placed.push(Math.max(y, (placed.at(-1) ?? -Infinity) + APART));
	let below = box.bottom + APART;
	for (let index = placed.length - 1; index >= 0; index--) {
		below = Math.min(placed[index] ?? below, below - APART);
		placed[index] = below;
	}
	return wished.map((label, index) => ({ ...label, y: placed[index] ?? label.y }));
}
