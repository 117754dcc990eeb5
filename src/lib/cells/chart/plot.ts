import * as Plot from '@observablehq/plot';
import { bySize, isCategory, type ChartPoint, type ChartResult } from '$lib/journey/chart/fold';
import type { ChartPeriod, ChartSpec } from '$lib/journey/chart/spec';
import type { Formats } from '$lib/messages';

export interface Drawing {
	readonly spec: ChartSpec;
	readonly result: ChartResult;
	/** Pixels. */
	readonly width: number;
	/** What it is called by those who cannot see it. */
	readonly label: string;
	/** The word for what is not there. */
	readonly empty: string;
	/** What stands along the axes, in words. */
	readonly axes: { readonly x: string; readonly y: string };
	readonly formats: Formats;
	readonly colourOf: (series: string) => string | undefined;
}

const LONGEST = 28;
const HEIGHT = 320;

type Element = SVGElement | HTMLElement;

/** The picture, in the colours and fonts of the page. */
export function drawn(drawing: Drawing): Element {
	const { result, width, label } = drawing;
	const figure = Plot.plot({
		width,
		height: HEIGHT,
		marginBottom: 44,
		ariaLabel: label,
		style: { background: 'transparent', color: 'inherit', fontFamily: 'inherit', fontSize: '12px' },
		...(result.series.length < 2
			? {}
			: { color: { domain: [...result.series], range: coloursOf(drawing) } }),
		...optionsOf(drawing)
	});
	figure.setAttribute('role', 'img');
	// Groups of marks have no role, so they may have no name either; the whole has one.
	for (const group of figure.querySelectorAll('g[aria-label]')) {
		group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '');
		group.removeAttribute('aria-label');
	}
	return figure;
}

function coloursOf({ result, colourOf }: Drawing): string[] {
	return result.series.map((one) => (one === null ? undefined : colourOf(one)) ?? 'var(--mark)');
}

function optionsOf(drawing: Drawing): Plot.PlotOptions {
	const { spec, result } = drawing;
	const { points, series } = result;
	const fill = series.length < 2 ? 'var(--mark)' : 'colour';
	switch (spec.type) {
		case 'histogram':
			return upright(drawing, numeric(drawing, 'x'), [
				Plot.rectY(points, {
					x1: 'x',
					x2: 'y',
					y: 'value',
					fill: 'var(--mark)',
					inset: 0.5,
					tip: true
				}),
				Plot.ruleY([0])
			]);
		case 'dot':
			return {
				...upright(drawing, scaleOf(drawing, 'x'), [
					Plot.dot(points, { x: 'x', y: 'y', stroke: fill, r: 3, strokeOpacity: 0.7, tip: true })
				]),
				y: { ...scaleOf(drawing, 'y'), grid: true }
			};
		case 'heat':
			return heat(drawing);
		case 'line':
		case 'area':
			return linear(drawing, fill);
		case 'bar':
			return bars(drawing, fill);
	}
}

function upright({ axes, formats }: Drawing, x: Plot.ScaleOptions, marks: Plot.Markish[]) {
	return {
		x,
		y: { grid: true, label: axes.y, tickFormat: (value: number) => formats.number(value) },
		marginLeft: 64,
		marks
	} satisfies Plot.PlotOptions;
}

function bars(drawing: Drawing, fill: string): Plot.PlotOptions {
	const { spec, result, axes, formats } = drawing;
	const { points, xType } = result;
	if (isCategory(xType)) {
		const names = categories(drawing, 'x');
		return {
			marginLeft: room(names),
			marginRight: 24,
			height: 64 + names.length * 24,
			y: { domain: names, label: null, tickFormat: shortened },
			x: { grid: true, label: axes.x, tickFormat: (value: number) => formats.number(value) },
			marks: [
				Plot.barX(named(drawing), { y: 'x', x: 'value', fill, inset: 0.5, tip: true }),
				Plot.ruleX([0])
			]
		};
	}
	const { per } = spec;
	if (isTemporal(xType) && per !== '') {
		const lasting = points.map((point) => ({ ...point, until: nextOf(Number(point.x), per) }));
		return upright(drawing, scaleOf(drawing, 'x'), [
			Plot.rectY(lasting, { x1: 'x', x2: 'until', y: 'value', fill, inset: 0.5, tip: true }),
			Plot.ruleY([0])
		]);
	}
	return upright(drawing, { ...scaleOf(drawing, 'x'), type: 'band', ticks: 10 }, [
		Plot.barY(points.toSorted(byX), { x: 'x', y: 'value', fill, tip: true }),
		Plot.ruleY([0])
	]);
}

/** When the next period begins, of one that begins at a local time. */
function nextOf(at: number, per: ChartPeriod): number {
	const date = new Date(at);
	const months = { month: 1, quarter: 3, year: 12 };
	switch (per) {
		case 'hour':
			return at + 3_600_000;
		case 'day':
			return at + 86_400_000;
		case 'week':
			return at + 7 * 86_400_000;
		case 'month':
		case 'quarter':
		case 'year':
			return date.setUTCMonth(date.getUTCMonth() + months[per]);
	}
}

function linear(drawing: Drawing, colour: string): Plot.PlotOptions {
	const { spec, result } = drawing;
	const points = result.points.toSorted(byX);
	const z = result.series.length < 2 ? null : 'colour';
	const places = { x: 'x', y: 'value', z, tip: true } as const;
	const few = points.length <= 60;
	const marks =
		spec.type === 'area'
			? [Plot.areaY(points, { ...places, fill: colour, fillOpacity: 0.7 })]
			: [
					Plot.line(points, { ...places, stroke: colour, strokeWidth: 1.75 }),
					...(few ? [Plot.dot(points, { x: 'x', y: 'value', fill: colour, r: 2.5 })] : [])
				];
	const category = isCategory(result.xType);
	const x = category
		? { domain: categories(drawing, 'x'), tickFormat: shortened }
		: scaleOf(drawing, 'x');
	const named_ = category ? { tickRotate: -30, type: 'point' as const } : {};
	return upright(drawing, { ...x, ...named_ }, [...marks, Plot.ruleY([0])]);
}

/** Shade is opacity: one colour that is right on light and on dark paper. */
function heat(drawing: Drawing): Plot.PlotOptions {
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
			Plot.cell(named(drawing), {
				x: 'x',
				y: 'y',
				fill: 'var(--accent)',
				fillOpacity: 'value',
				tip: true
			})
		]
	};
}

function scaleOf(drawing: Drawing, axis: 'x' | 'y'): Plot.ScaleOptions {
	const type = axis === 'x' ? drawing.result.xType : drawing.result.yType;
	// Times are local ones read as if they were UTC: so they are drawn as UTC, too.
	return isTemporal(type) ? { type: 'utc', label: drawing.axes[axis] } : numeric(drawing, axis);
}

function numeric({ axes, formats }: Drawing, axis: 'x' | 'y'): Plot.ScaleOptions {
	return { label: axes[axis], tickFormat: (value: number) => formats.number(value) };
}

const isTemporal = (type: string) => type === 'time' || type === 'date';
const byX = (a: ChartPoint, b: ChartPoint) => Number(a.x) - Number(b.x);
const shortened = (name: string) =>
	name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;

/** The different values of an axis as words: categories by size, all else in its own order. */
function categories(drawing: Drawing, axis: 'x' | 'y'): string[] {
	const { points, xType, yType } = drawing.result;
	const type = axis === 'x' ? xType : yType;
	const values = bySize(points, (point) => point[axis]);
	const ordered = isCategory(type) ? values : values.toSorted((a, b) => Number(a) - Number(b));
	return ordered.map((value) => wordOf(drawing, value, type));
}

function named(drawing: Drawing) {
	const { points, xType, yType } = drawing.result;
	return points.map((point) => ({
		...point,
		x: wordOf(drawing, point.x, xType),
		y: wordOf(drawing, point.y, yType)
	}));
}

function wordOf({ empty, formats }: Drawing, value: ChartPoint['x'], type: string): string {
	if (value === null || value === '') return empty;
	if (isTemporal(type))
		return new Date(Number(value))
			.toISOString()
			.slice(0, 16)
			.replace('T00:00', '')
			.replace('T', ' ');
	return typeof value === 'number' ? formats.number(value) : String(value);
}

/** Room for the names at the left, as wide as the longest that is written. */
function room(names: readonly string[]): number {
	const longest = Math.max(4, ...names.map((name) => Math.min(LONGEST, name.length)));
	return Math.round(16 + longest * 6.6);
}
