/** So many things hold so many each; the largest first. */
export interface CoverageSize {
	readonly journeys: number;
	readonly variants: number;
}

export interface CoveragePoint {
	/** Of the things, from 1. */
	readonly variants: number;
	/** Which share of the whole they hold together. */
	readonly share: number;
}

export interface CoverageFrame {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

export const COVERAGE_FRAME: Omit<CoverageFrame, 'width'> = {
	height: 184,
	left: 44,
	right: 28,
	top: 10,
	bottom: 38
};

export interface CoverageLayout {
	readonly path: string;
	readonly x: (variants: number) => number;
	readonly y: (share: number) => number;
	/** Numbers of variants that are written below. */
	readonly ticks: readonly number[];
}

/** Up to so many, each is equally wide; beyond, ten times as many are one step further. */
const MOST_LINEAR = 20;

/** How much the largest hold together, from the first to all of them. */
export function coveragePoints(sizes: readonly CoverageSize[]): CoveragePoint[] {
	const total = sizes.reduce((sum, size) => sum + size.journeys * size.variants, 0);
	let [variants, held] = [0, 0];
	return sizes.flatMap((size, at) => {
		const first = { variants: variants + 1, share: (held + size.journeys) / total };
		variants += size.variants;
		held += size.journeys * size.variants;
		const last = { variants, share: held / total };
		return at === 0 && size.variants > 1 ? [first, last] : [last];
	});
}

/** The curve through those points, straight between them by the number of things. */
export function layoutCoverage(
	points: readonly CoveragePoint[],
	frame: CoverageFrame
): CoverageLayout {
	const all = points.at(-1)?.variants ?? 1;
	const linear = all <= MOST_LINEAR;
	const place = (variants: number) =>
		linear ? (variants - 1) / Math.max(1, all - 1) : Math.log(variants) / Math.log(all);
	const room = Math.max(0, frame.width - frame.left - frame.right);
	const x = (variants: number) => frame.left + place(variants) * room;
	const y = (share: number) => frame.top + (1 - share) * (frame.height - frame.top - frame.bottom);
	const path = dense(points, linear)
		.map(
			({ variants, share }, at) =>
				`${at === 0 ? 'M' : 'L'}${x(variants).toFixed(1)} ${y(share).toFixed(1)}`
		)
		.join('');
	return { path, x, y, ticks: ticksOf(all, linear) };
}

/** On a scale of logarithms what is straight is bent: points between draw it. */
function dense(points: readonly CoveragePoint[], linear: boolean): CoveragePoint[] {
	if (linear) return [...points];
	return points.flatMap((point, at) => {
		const before = points[at - 1];
		if (before === undefined) return [point];
		const steps = Math.min(24, Math.ceil(Math.log(point.variants / before.variants) * 12));
		return Array.from({ length: Math.max(1, steps) }, (_, step): CoveragePoint => {
			const part = (step + 1) / Math.max(1, steps);
			const variants = before.variants * (point.variants / before.variants) ** part;
			const along = (variants - before.variants) / (point.variants - before.variants);
			return { variants, share: before.share + along * (point.share - before.share) };
		});
	});
}

function ticksOf(all: number, linear: boolean): number[] {
	if (linear) {
		const by = Math.max(1, Math.ceil(all / 8));
		return Array.from({ length: Math.ceil(all / by) }, (_, at) => 1 + at * by);
	}
	const tens = Array.from({ length: Math.floor(Math.log10(all)) + 1 }, (_, at) => 10 ** at);
	return tens;
}
