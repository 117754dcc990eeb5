import type { SankeyNode } from './data';

/** What the drawing has to fit, in pixels. */
export interface Frame {
	/** Width at hand; the drawing is wider where its columns would become too narrow. */
	readonly width: number;
	/** Height wished for; the drawing is higher where a step has many nodes. */
	readonly height: number;
	readonly columnAtLeast: number;
	/** Room for the numbers of the steps. */
	readonly head: number;
	/** Room for the line of words over each node. */
	readonly label: number;
	readonly gap: number;
	/** Width of a node. */
	readonly node: number;
	/** Room that even the smallest node gets, so that the words of two never meet. */
	readonly thinnest: number;
}

export const FRAME: Omit<Frame, 'width'> = {
	height: 420,
	columnAtLeast: 148,
	head: 26,
	label: 18,
	gap: 6,
	node: 8,
	thinnest: 2
};

/** However many nodes there are, this many pixels of height are left for what they count. */
const LEAST_FLOW = 160;

/** Pixels per unit counted, such that the fullest step fits, and the width of a column. */
export function scaleFor(
	steps: readonly { readonly nodes: readonly SankeyNode[] }[],
	frame: Frame
): { perUnit: number; columnWidth: number; width: number } {
	const width = Math.max(frame.width, steps.length * frame.columnAtLeast);
	const fixed = steps.map(
		({ nodes }) => frame.head + nodes.length * (frame.label + frame.gap + frame.thinnest)
	);
	const height = Math.max(frame.height, Math.max(0, ...fixed) + LEAST_FLOW);
	const scales = steps.map(({ nodes }, index) => {
		const counted = nodes.reduce((sum, node) => sum + node.reached, 0);
		return counted > 0 ? (height - (fixed[index] ?? 0)) / counted : Infinity;
	});
	const perUnit = Math.min(...scales);
	return {
		perUnit: Number.isFinite(perUnit) ? perUnit : 0,
		columnWidth: steps.length > 0 ? width / steps.length : width,
		width
	};
}
