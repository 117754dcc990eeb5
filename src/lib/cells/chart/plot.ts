import * as Plot from '@observablehq/plot';
import { timeTicks } from '$lib/charts/lines/time-ticks';
import { bySize, isCategory, type ChartPoint, type ChartResult } from '$lib/journey/chart/fold';
import type { ChartSpec } from '$lib/journey/chart/spec';
import { filled, nextOf } from './fill';
import { isTemporal, placeWord } from './place-words';
import { marksOf, readingOf, type Mark, type ReadingWords } from './readings';

export interface Drawing extends ReadingWords {
	readonly spec: ChartSpec;
	readonly result: ChartResult;
	/** Pixels. */
	readonly width: number;
	/** What it is called by those who cannot see it. */
	readonly label: string;
	/** What stands along the axes, in words. */
	readonly axes: { readonly x: string; readonly y: string };
	readonly colourOf: (series: string) => string | undefined;
}

const LONGEST = 28;
const HEIGHT = 320;

type Element = SVGElement | HTMLElement;

export interface Drawn {
	readonly figure: Element;
	/** What each mark says, in the order in which they are drawn. */
	readonly readings: readonly string[];
	/** Points out a mark, or none. */
	readonly point: (index: number | undefined) => void;
}

/** The picture, in the colours and fonts of the page. */
export function drawn(drawing: Drawing): Drawn {
	const { spec, result, width, label } = drawing;
	const marks = drawnMarks(drawing);
	const read = readingOf(spec, result, drawing);
	const readings = marks.map(read);
	const figure = Plot.plot({
		width,
		height: HEIGHT,
		marginBottom: 44,
		ariaLabel: label,
		style: { background: 'transparent', color: 'inherit', fontFamily: 'inherit', fontSize: '12px' },
		...(result.series.length < 2
			? {}
			: { color: { domain: [...result.series], range: coloursOf(drawing) } }),
		...optionsOf(drawing, marks, (_, index) => readings[index] ?? '')
	});
	figure.setAttribute('role', 'img');
	// Groups of marks have no role, so they may have no name either; the whole has one.
	for (const group of figure.querySelectorAll('g[aria-label]')) {
		group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '');
		group.removeAttribute('aria-label');
	}
	return { figure, readings, point: (index) => pointOut(figure, index) };
}

/** What is drawn, the same order as `readings`. */
function drawnMarks({ spec, result }: Drawing): readonly Mark[] {
	const points =
		spec.type === 'line' || spec.type === 'area'
			? filled(spec, result)
			: spec.type === 'bar' && !isCategory(result.xType)
				? result.points.toSorted(byX)
				: result.points;
	return marksOf(points);
}

/** What stands for one mark each; a line stands for many. */
const SINGLE = ['bar', 'rect', 'cell', 'dot'].map((name) => `[data-mark="${name}"] > *`).join();

/** Plot leaves the index of what it draws on each element. */
function pointOut(figure: Element, index: number | undefined): void {
	for (const one of figure.querySelectorAll('[data-pointed]')) one.removeAttribute('data-pointed');
	if (index === undefined) return;
	for (const one of figure.querySelectorAll<Element & { __data__?: unknown }>(SINGLE)) {
		if (one.__data__ === index) one.setAttribute('data-pointed', '');
	}
}

function coloursOf({ result, colourOf }: Drawing): string[] {
	return result.series.map((one) => (one === null ? undefined : colourOf(one)) ?? 'var(--mark)');
}

type Say = (mark: Mark, index: number) => string;

function optionsOf(drawing: Drawing, marks: readonly Mark[], title: Say): Plot.PlotOptions {
	const { spec, result } = drawing;
	const fill = result.series.length < 2 ? 'var(--mark)' : 'colour';
	switch (spec.type) {
		case 'histogram':
			return upright(drawing, numeric(drawing, 'x'), [
				Plot.rectY(marks, {
					x1: 'x',
					x2: 'y',
					y: 'value',
					fill: 'var(--mark)',
					inset: 0.5,
					title,
					tip: true
				}),
				Plot.ruleY([0])
			]);
		case 'dot':
			return dots(drawing, marks, fill, title);
		case 'heat':
			return heat(drawing, marks, title);
		case 'line':
		case 'area':
			return linear(drawing, marks, fill, title);
		case 'bar':
			return bars(drawing, marks, fill, title);
	}
}

/** Where several points lie at one place, the area says how many. */
function dots(
	drawing: Drawing,
	marks: readonly Mark[],
	stroke: string,
	title: Say
): Plot.PlotOptions {
	const most = Math.max(1, ...marks.map(({ count }) => count));
	const r = most === 1 ? 3 : 'count';
	return {
		...upright(drawing, scaleOf(drawing, 'x'), [
			Plot.dot(marks, { x: 'x', y: 'y', stroke, r, strokeOpacity: 0.8, title, tip: true })
		]),
		r: { type: 'sqrt', domain: [1, Math.max(2, most)], range: [2.5, 14] },
		inset: 12,
		y: { ...scaleOf(drawing, 'y'), grid: true }
	};
}

function upright({ axes, formats }: Drawing, x: Plot.ScaleOptions, marks: Plot.Markish[]) {
	return {
		x,
		y: { grid: true, label: axes.y, tickFormat: (value: number) => formats.number(value) },
		marginLeft: 64,
		// Half of the last word along the axis.
		marginRight: 32,
		marks
	} satisfies Plot.PlotOptions;
}

/** Parts stand on each other in the order of the legend. */
const stacked = ({ result }: Drawing) =>
	result.series.length < 2 ? {} : { z: 'colour', order: [...result.series] };

function bars(
	drawing: Drawing,
	marks: readonly Mark[],
	fill: string,
	title: Say
): Plot.PlotOptions {
	const { spec, result, axes, formats } = drawing;
	const { xType } = result;
	const order = stacked(drawing);
	if (isCategory(xType)) {
		const names = categories(drawing, 'x');
		const mine = named(drawing, marks);
		return {
			marginLeft: room(names),
			marginRight: 24,
			height: 64 + names.length * 24,
			y: { domain: names, label: null, tickFormat: shortened },
			x: {
				grid: true,
				label: axes.x,
				ticks: Math.max(2, Math.floor(drawing.width / 110)),
				tickFormat: (value: number) => formats.number(value)
			},
			marks: [
				Plot.barX(mine, { y: 'x', x: 'value', fill, inset: 0.5, ...order, title, tip: true }),
				Plot.ruleX([0])
			]
		};
	}
	const { per } = spec;
	if (isTemporal(xType) && per !== '') {
		const lasting = marks.map((mark) => ({ ...mark, until: nextOf(Number(mark.x), per) }));
		const place = { x1: 'x', x2: 'until', y: 'value' } as const;
		return upright(drawing, scaleOf(drawing, 'x'), [
			Plot.rectY(lasting, { ...place, fill, inset: 0.5, ...order, title, tip: true }),
			Plot.ruleY([0])
		]);
	}
	return upright(drawing, { ...scaleOf(drawing, 'x'), type: 'band', ticks: 10 }, [
		Plot.barY(marks, { x: 'x', y: 'value', fill, ...order, title, tip: true }),
		Plot.ruleY([0])
	]);
}

function linear(
	drawing: Drawing,
	marks: readonly Mark[],
	colour: string,
	title: Say
): Plot.PlotOptions {
	const { spec, result } = drawing;
	const category = isCategory(result.xType);
	const mine = category ? named(drawing, marks) : marks;
	const z = result.series.length < 2 ? null : 'colour';
	const places = { x: 'x', y: 'value', z, title, tip: true } as const;
	const few = marks.length <= 60;
	const drawings =
		spec.type === 'area'
			? [Plot.areaY(mine, { ...places, fill: colour, fillOpacity: 0.7, ...stacked(drawing) })]
			: [
					Plot.line(mine, { ...places, stroke: colour, strokeWidth: 1.75 }),
					...(few ? [Plot.dot(mine, { x: 'x', y: 'value', fill: colour, r: 2.5 })] : [])
				];
	const x = category
		? { domain: categories(drawing, 'x'), tickFormat: shortened, label: drawing.axes.x }
		: scaleOf(drawing, 'x');
	const turned = category ? { tickRotate: -30, type: 'point' as const } : {};
	return {
		...upright(drawing, { ...x, ...turned }, [...drawings, Plot.ruleY([0])]),
		...(category ? { marginBottom: 84, height: HEIGHT + 40 } : {})
	};
}

/** Shade is opacity: one colour that is right on light and on dark paper. */
function heat(drawing: Drawing, marks: readonly Mark[], title: Say): Plot.PlotOptions {
	const { result, axes } = drawing;
	const names = categories(drawing, 'y');
	const columns = categories(drawing, 'x');
	const largest = Math.max(0, ...result.points.map(({ value }) => value ?? 0));
	return {
		marginLeft: room(names),
		marginBottom: 84,
		height: 120 + names.length * 26,
		padding: 0.05,
		x: { domain: columns, label: axes.x, tickRotate: -30, tickFormat: shortened, type: 'band' },
		y: { domain: names, label: null, tickFormat: shortened, type: 'band' },
		opacity: { domain: [0, largest === 0 ? 1 : largest], range: [0.04, 1] },
		marks: [
			Plot.cell(named(drawing, marks), {
				x: 'x',
				y: 'y',
				fill: 'var(--accent)',
				fillOpacity: 'value',
				title,
				tip: true
			})
		]
	};
}

/** Between two marks of a time axis, at the least. */
const TICK_ROOM = 84;

function scaleOf(drawing: Drawing, axis: 'x' | 'y'): Plot.ScaleOptions {
	const { result, axes, local, width } = drawing;
	const type = axis === 'x' ? result.xType : result.yType;
	if (!isTemporal(type)) return numeric(drawing, axis);
	// Times are local ones read as if they were UTC: so they are drawn as UTC, too.
	const times = result.points.flatMap((point) =>
		typeof point[axis] === 'number' ? [point[axis] * 1000] : []
	);
	const [first, last] = times.reduce(
		([low, high], at) => [Math.min(low, at), Math.max(high, at)],
		[Infinity, -Infinity]
	);
	const most = axis === 'x' ? (width - 80) / TICK_ROOM : HEIGHT / 48;
	const periods = new Set(times);
	// Few periods are named themselves; marks between them would name times that nothing stands for.
	const few = axis === 'x' && drawing.spec.per !== '' && periods.size <= most;
	const texts = new Map(
		few || first === last
			? [...periods].map((at) => [at / 1000, placeWord(at / 1000, type, drawing.spec.per, drawing)])
			: timeTicks(first, last, Math.max(1, most), local).map(({ at, text }) => [at / 1000, text])
	);
	return {
		type: 'utc',
		label: axes[axis],
		ticks: [...texts.keys()].map((at) => new Date(at)),
		tickFormat: (at: Date | number) => texts.get(Number(at)) ?? ''
	};
}

function numeric({ axes, formats }: Drawing, axis: 'x' | 'y'): Plot.ScaleOptions {
	return { label: axes[axis], tickFormat: (value: number) => formats.number(value) };
}

const byX = (a: ChartPoint, b: ChartPoint) => Number(a.x) - Number(b.x);
const shortened = (name: string) =>
	name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;

/** The different values of an axis as words: categories by size, all else in its own order. */
function categories(drawing: Drawing, axis: 'x' | 'y'): string[] {
	const { points, xType, yType } = drawing.result;
	const type = axis === 'x' ? xType : yType;
	const values = bySize(points, (point) => point[axis]);
	const ordered = isCategory(type) ? values : values.toSorted((a, b) => Number(a) - Number(b));
	const per = axis === 'x' ? drawing.spec.per : '';
	return ordered.map((value) => placeWord(value, type, per, drawing));
}

function named(drawing: Drawing, marks: readonly Mark[]) {
	const { xType, yType } = drawing.result;
	return marks.map((mark) => ({
		...mark,
		x: placeWord(mark.x, xType, drawing.spec.per, drawing),
		y: placeWord(mark.y, yType, '', drawing)
	}));
}

/** Room for the names at the left, as wide as the longest that is written. */
function room(names: readonly string[]): number {
	const longest = Math.max(4, ...names.map((name) => Math.min(LONGEST, name.length)));
	return Math.round(16 + longest * 6.6);
}
