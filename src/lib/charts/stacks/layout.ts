import type { StackBar, StackSeries, StacksData } from './data';

export interface Frame {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

export const FRAME = { height: 260, left: 56, right: 8, top: 8, bottom: 26 } as const;

/** Room that a word under the axis takes. */
const TICK_WIDTH = 74;

export interface PlacedPart {
	readonly series: StackSeries;
	readonly value: number;
	readonly y: number;
	readonly height: number;
}

export interface PlacedBar {
	readonly bar: StackBar;
	readonly x: number;
	readonly width: number;
	/** Those that are not zero, in the order of the series. */
	readonly parts: readonly PlacedPart[];
	/** Whether its word has room under the axis. */
	readonly named: boolean;
}

export interface StacksLayout {
	readonly bars: readonly PlacedBar[];
	/** Round values with their heights. */
	readonly ticks: readonly { readonly value: number; readonly y: number }[];
	readonly zero: number;
}

/** Bars on one scale that holds zero and all stacks, those below zero too. */
export function layoutStacks({ series, bars }: StacksData, frame: Frame): StacksLayout {
	const sum = (bar: StackBar, sign: 1 | -1) =>
		bar.values.reduce((total, value) => total + (value * sign > 0 ? value : 0), 0);
	const highest = Math.max(0, ...bars.map((bar) => sum(bar, 1)));
	const lowest = Math.min(0, ...bars.map((bar) => sum(bar, -1)));
	const step = roundStep(Math.max(highest - lowest, 1) / 5);
	const [low, high] = [Math.floor(lowest / step) * step, Math.ceil(highest / step) * step];
	const tall = frame.height - frame.top - frame.bottom;
	const y = (value: number) => frame.top + ((high - value) / Math.max(high - low, 1)) * tall;
	const slot = (frame.width - frame.left - frame.right) / Math.max(bars.length, 1);
	const width = Math.max(1, Math.min(56, slot * 0.75));
	const every = Math.max(1, Math.ceil(TICK_WIDTH / slot));
	return {
		zero: y(0),
		ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => {
			const value = low + index * step;
			return { value, y: y(value) };
		}),
		bars: bars.map((bar, index) => ({
			bar,
			x: frame.left + slot * index + (slot - width) / 2,
			width,
			parts: stacked(series, bar, y),
			named: index % every === 0
		}))
	};
}

function stacked(
	series: readonly StackSeries[],
	bar: StackBar,
	y: (value: number) => number
): PlacedPart[] {
	let [above, below] = [0, 0];
	return series.flatMap((one, index) => {
		const value = bar.values[index] ?? 0;
		if (value === 0) return [];
		const from = value > 0 ? above : below;
		const to = from + value;
		if (value > 0) above = to;
		else below = to;
		const top = Math.min(y(from), y(to));
		return [{ series: one, value, y: top, height: Math.abs(y(from) - y(to)) }];
	});
}

/** The least of 1, 2, 5, 10, 20 … that is not smaller. */
function roundStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(least));
	const step = [1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10;
	return Math.max(1, step * power);
}

/** Where an arrow key leads: along the bars to the same series, or to the part above or below. */
export function move(
	layout: StacksLayout,
	from: { readonly bar: string; readonly series: string },
	key: string
): { bar: string; series: string } | undefined {
	const at = layout.bars.findIndex(({ bar }) => bar.id === from.bar);
	if (key === 'ArrowUp' || key === 'ArrowDown') {
		const parts = (layout.bars[at]?.parts ?? []).toSorted((a, b) => a.y - b.y);
		const next = parts.findIndex(({ series }) => series.id === from.series);
		const part = parts[next + (key === 'ArrowUp' ? -1 : 1)];
		return part && { bar: from.bar, series: part.series.id };
	}
	const filled = layout.bars.filter(({ parts }) => parts.length > 0);
	const now = filled.findIndex(({ bar }) => bar.id === from.bar);
	const target = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: filled.length - 1 }[key];
	const bar = target === undefined ? undefined : filled[target];
	const part = bar?.parts.find(({ series }) => series.id === from.series) ?? bar?.parts[0];
	return bar && part && { bar: bar.bar.id, series: part.series.id };
}
