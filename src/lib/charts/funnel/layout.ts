import type { FunnelData, FunnelStep, FunnelTarget } from './data';

/** Heights in pixels: the words of a step, its bar, the bar beside it, what is lost before the next. */
const HEIGHTS = { words: 24, bar: 26, other: 8, fall: 30 } as const;

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface PlacedStep {
	readonly step: FunnelStep;
	readonly at: number;
	/** Baseline of the words above the bar. */
	readonly words: number;
	readonly bar: Box;
	readonly other: Box | undefined;
	/** From the bar of the step before down to this one, and the baseline of what is said there. */
	readonly fall: { readonly path: string; readonly words: number; readonly box: Box } | undefined;
}

export interface FunnelLayout {
	readonly width: number;
	readonly height: number;
	readonly steps: readonly PlacedStep[];
}

/** Bars one under the other on one scale, the first as wide as there is room, joined by what remains. */
export function layoutFunnel({ steps }: FunnelData, width: number): FunnelLayout {
	const compares = steps.some(({ other }) => other !== undefined);
	const row = HEIGHTS.words + HEIGHTS.bar + (compares ? HEIGHTS.other : 0);
	const wide = (share: number | null) => Math.max(1, (share ?? 0) * width);
	const placed: PlacedStep[] = [];
	steps.forEach((step, at) => {
		const top = at * (row + HEIGHTS.fall);
		const bar = {
			x: 0,
			y: top + HEIGHTS.words,
			width: wide(step.share),
			height: HEIGHTS.bar
		};
		const before = placed[at - 1];
		placed.push({
			step,
			at,
			words: top + HEIGHTS.words - 7,
			bar,
			other: step.other && {
				x: 0,
				y: bar.y + bar.height + 1,
				width: wide(step.other.share),
				height: HEIGHTS.other - 1
			},
			fall: before && fall(before, bar)
		});
	});
	return {
		width,
		height: Math.max(0, steps.length * (row + HEIGHTS.fall) - HEIGHTS.fall),
		steps: placed
	};
}

function fall(before: PlacedStep, bar: Box) {
	const from = (before.other ?? before.bar).y + (before.other ?? before.bar).height;
	const path = `M0,${from}H${before.bar.width}L${bar.width},${bar.y}H0Z`;
	return {
		path,
		words: from + HEIGHTS.fall - 11,
		box: { x: 0, y: from, width: Math.max(before.bar.width, 120), height: HEIGHTS.fall }
	};
}

/** What can be pointed at, from the top down. */
export function targetsOf({ steps }: FunnelData): FunnelTarget[] {
	return steps.flatMap((step, at) => [
		...(at > 0 && !step.optional ? [{ step: at, part: 'lost' } as const] : []),
		{ step: at, part: 'reached' } as const,
		...(step.other === undefined ? [] : [{ step: at, part: 'other' } as const])
	]);
}

/** Where an arrow key leads; undefined where it stays. */
export function move(
	targets: readonly FunnelTarget[],
	from: FunnelTarget,
	key: string
): FunnelTarget | undefined {
	const index = targets.findIndex((one) => one.step === from.step && one.part === from.part);
	switch (key) {
		case 'ArrowDown':
		case 'ArrowRight':
			return targets[index + 1];
		case 'ArrowUp':
		case 'ArrowLeft':
			return targets[index - 1];
		case 'Home':
			return targets[0];
		case 'End':
			return targets.at(-1);
		default:
			return undefined;
	}
}

/** Widths in pixels: of a letter, and of what stands on the line besides a step's name. */
const LETTER = 7.5;
const BESIDE = 150;

/** A name cut to the room that a line has for it. */
export function shorten(name: string, width: number): string {
	const most = Math.max(8, Math.floor((width - BESIDE) / LETTER));
	return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
