import type { Formats } from '$lib/messages';
import type { Line, LinePoint, LinesData } from './data';
import { placeLabels, type DirectLabel } from './labels';
import { areaOf, traceOf } from './outline';
import { linear, roundTicks } from './scale';
import { timeTicks } from './time-ticks';

/** What the drawing has to fit, in pixels. */
export interface Frame {
	readonly width: number;
	readonly height: number;
	/** About how wide a character is. */
	readonly character: number;
	/** From this width on, names stand beside the ends of their lines. */
	readonly labelsFrom: number;
	/** The widest that such a name gets, or a fifth of the width where that is more. */
	readonly labelMost: number;
}

export const FRAME: Omit<Frame, 'width'> = {
	height: 240,
	character: 6.6,
	labelsFrom: 560,
	labelMost: 150
};

export interface Tick {
	readonly at: number;
	readonly text: string;
}

export interface PlacedPoint {
	readonly point: LinePoint;
	readonly x: number;
	/** Undefined in a gap. */
	readonly y: number | undefined;
}

export interface PlacedLine {
	readonly line: Line;
	readonly colour: string;
	readonly points: readonly PlacedPoint[];
	/** SVG path data: of what is over, of what is not yet, and of the interval around them. */
	readonly solid: string;
	readonly dashed: string;
	readonly band: string;
	/** Points drawn as dots: all where there is room, else those that no line reaches. */
	readonly dots: readonly PlacedPoint[];
}

export interface LinesLayout {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly xTicks: readonly Tick[];
	readonly yTicks: readonly Tick[];
	readonly lines: readonly PlacedLine[];
	readonly labels: readonly DirectLabel[];
	/** Every x that has a point, in order, with where it is drawn. */
	readonly stops: readonly { readonly x: number; readonly at: number }[];
}

export interface Words {
	readonly formats: Formats;
	/** A value of y in words. */
	readonly y: (value: number) => string;
	/** A value of x in words, where it is no time. */
	readonly x: (value: number) => string;
}

/** In the order in which lines are given; apart under every common colour blindness. */
const PALETTE = [5, 2, 6, 1, 3, 8, 4, 7].map((hue) => `var(--hue-${hue})`);
const TOP = 10;
const BOTTOM = 24;
const AXIS_GAP = 8;
/** Room at the ends of the time axis, for half a word. */
const EDGE = 16;
/** Between two marks, at the least. */
const X_ROOM = 84;
const Y_ROOM = 44;
/** Dots nearer to each other than this would hide the line. */
const DOT_ROOM = 12;

/** Lines, bands, axes and names in pixels. */
export function layoutLines(data: LinesData, frame: Frame, words: Words): LinesLayout {
	const { width, height } = frame;
	const bottom = height - BOTTOM;
	const yDomain = yDomainOf(data, Math.max(2, (bottom - TOP) / Y_ROOM));
	const yMarks = apart(yDomain.ticks.map((at) => ({ at, text: words.y(at) })));
	const left = Math.max(0, ...yMarks.map(({ text }) => text.length)) * frame.character + AXIS_GAP;
	const named = data.lines.length > 1 && width >= frame.labelsFrom;
	const names = named ? data.lines.filter(({ faint }) => faint !== true) : [];
	const room = Math.max(0, ...names.map(({ label }) => label.length)) * frame.character + 12;
	const labelMost = Math.max(frame.labelMost, width / 5);
	const right = width - (names.length > 0 ? Math.min(labelMost, room) : EDGE);

	const xs = [...new Set(data.lines.flatMap(({ points }) => points.map(({ x }) => x)))];
	xs.sort((a, b) => a - b);
	const domain = [xs[0] ?? 0, xs.at(-1) ?? 0] as const;
	const x = linear(domain, [left + EDGE, Math.max(left + EDGE, right - (named ? 6 : 0))]);
	const scale = linear(yDomain.domain, [bottom, TOP]);
	const y = (value: number) => Math.min(bottom, scale(value));
	const lines = data.lines.map((line, index) =>
		placeLine(line, PALETTE[index % PALETTE.length] ?? 'var(--mark)', data.shape, x, y)
	);
	return {
		width,
		height,
		left,
		right,
		top: TOP,
		bottom,
		xTicks: xTicksOf(data.x, domain, (right - left) / X_ROOM, words).map(({ at, text }) => ({
			at: x(at),
			text
		})),
		yTicks: yMarks.map(({ at, text }) => ({ at: y(at), text })),
		lines,
		labels:
			names.length > 0
				? placeLabels(lines, { right, top: TOP, bottom }, { ...frame, labelMost })
				: [],
		stops: xs.map((value) => ({ x: value, at: x(value) }))
	};
}

function yDomainOf(data: LinesData, most: number) {
	const values = data.lines.flatMap(({ points }) =>
		points.flatMap(({ y, low, high }) => (y === null ? [] : [y, low ?? y, high ?? y]))
	);
	// What cannot be less than nothing has no room below, even if an interval would reach there.
	const sizes =
		data.zero && data.lines.every(({ points }) => points.every(({ y }) => (y ?? 0) >= 0));
	const lowest = values.length === 0 ? 0 : Math.min(...values);
	const low = sizes ? Math.max(0, lowest) : lowest;
	const high = values.length === 0 ? 1 : Math.max(...values);
	const least = data.zero ? Math.min(0, low) : low;
	const greatest = Math.max(data.zero ? 0 : high, high);
	const [from, to] = least === greatest ? widened(least) : [least, greatest];
	const ticks = roundTicks(from, to, most, data.y ?? 'number', true);
	return { ticks, domain: [ticks[0] ?? from, ticks.at(-1) ?? to] as const };
}

/** A range around a single value. */
function widened(value: number): [number, number] {
	if (value === 0) return [0, 1];
	return value > 0 ? [0, value] : [value, 0];
}

/** Marks that would read alike are one: a count has no half. */
function apart(ticks: readonly Tick[]): Tick[] {
	return ticks.filter(({ text }, index) => index === 0 || text !== ticks[index - 1]?.text);
}

function xTicksOf(
	of: LinesData['x'],
	[from, to]: readonly [number, number],
	most: number,
	words: Words
): Tick[] {
	if (of === 'time') return timeTicks(from, to, most, words.formats);
	const whole = of === 'count';
	const parts = Math.max(1, whole ? Math.min(most, to - from) : most);
	const marks = roundTicks(from, to, parts, whole ? 'number' : of, false);
	return apart(marks.map((at) => ({ at, text: words.x(at) })));
}

function placeLine(
	line: Line,
	colour: string,
	shape: LinesData['shape'],
	x: (value: number) => number,
	y: (value: number) => number
): PlacedLine {
	const points = line.points.map((point): PlacedPoint => {
		return { point, x: x(point.x), y: point.y === null ? undefined : y(point.y) };
	});
	const drawn = points.filter((point) => point.y !== undefined);
	const spread = Math.abs((drawn.at(-1)?.x ?? 0) - (drawn[0]?.x ?? 0));
	const roomy = shape === 'line' && spread >= DOT_ROOM * (drawn.length - 1);
	return {
		line,
		colour: line.colour ?? colour,
		points,
		solid: traceOf(points, shape, false),
		dashed: traceOf(points, shape, true),
		band: areaOf(points, shape, y),
		dots: roomy ? drawn : points.filter((_, index) => isAlone(points, index))
	};
}

function isAlone(points: readonly PlacedPoint[], index: number): boolean {
	const there = (at: number) => points[at]?.y !== undefined;
	return there(index) && !there(index - 1) && !there(index + 1);
}
