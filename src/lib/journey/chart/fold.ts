import { localOfUtc } from '$lib/import/zone';
import type { Context, Rows, Value, ValueType } from '../analysis';
import type { ChartSpec } from './spec';
import { objects } from '../rows';

export interface ChartColumn {
	readonly name: string;
	readonly type: ValueType;
}

/** One mark. Times are local, in milliseconds since 1970 as if they were UTC; so are dates. */
export interface ChartPoint {
	readonly x: string | number | boolean | null;
	/** Of points and heat; of a histogram, where the bar ends. */
	readonly y: string | number | boolean | null;
	readonly colour: string | null;
	/** What is measured; of points nothing. */
	readonly value: number | null;
	readonly rows: number;
}

export interface ChartResult {
	/** What the relation has. */
	readonly columns: readonly ChartColumn[];
	readonly xType: ValueType;
	readonly yType: ValueType;
	readonly points: readonly ChartPoint[];
	/** The series in their order; none where nothing tells them apart. */
	readonly series: readonly (string | null)[];
	/** All rows that could be drawn, and those that are. */
	readonly rows: number;
	readonly drawn: number;
	/** Places that are left out, with their rows: categories and series beyond the largest. */
	readonly leftOut: number;
}

/** Series that can be told apart by colour. */
const MOST_SERIES = 8;

/** Of all places those of the largest categories and series; what is left out is counted. */
export function decodeChart(
	rows: ReadonlyMap<string, Rows>,
	spec: ChartSpec,
	context: Context
): ChartResult {
	const columns = rows.get('columns')?.columns ?? [];
	const found = rows.get('points');
	const typeOf = (column: string) =>
		found?.columns.find(({ name }) => name === column)?.type ?? 'other';
	const [xType, yType, colourType] = [typeOf('x'), typeOf('y'), typeOf('colour')];
	const zone = spec.per === '' ? context.settings.timeZone : 'UTC';
	const all = found === undefined ? [] : objects(rows, 'points');
	const points = all.map((row): ChartPoint => {
		const colour = plain(row['colour'], colourType, zone);
		return {
			x: plain(row['x'], xType, zone),
			y: plain(row['y'], yType, context.settings.timeZone),
			colour: colour === null ? null : String(colour),
			value: row['value'] === undefined || row['value'] === null ? null : Number(row['value']),
			rows: Number(row['rows'] ?? 1)
		};
	});
	const kept = folded(points, spec, xType, yType);
	const counted =
		found !== undefined && spec.type === 'dot' ? objects(rows, 'counts')[0] : undefined;
	const total = Number(counted?.['rows'] ?? all[0]?.['all_rows'] ?? 0);
	const places =
		spec.type === 'dot' ? Number(counted?.['points'] ?? 0) : Number(all[0]?.['places'] ?? 0);
	return {
		columns,
		xType,
		yType,
		points: kept,
		series: spec.colour === '' || spec.type === 'heat' ? [] : bySize(kept, ({ colour }) => colour),
		rows: total,
		drawn: kept.reduce((sum, point) => sum + point.rows, 0),
		leftOut: places - kept.length
	};
}

function folded(
	points: readonly ChartPoint[],
	{ type, top, colour }: ChartSpec,
	xType: ValueType,
	yType: ValueType
): readonly ChartPoint[] {
	let kept = points;
	if (type !== 'heat' && type !== 'histogram' && colour !== '') {
		kept = only(kept, (point) => point.colour, MOST_SERIES);
	}
	if (type !== 'dot' && type !== 'histogram' && isCategory(xType)) {
		kept = only(kept, (point) => point.x, top);
	}
	if (type === 'heat' && isCategory(yType)) kept = only(kept, (point) => point.y, top);
	return kept;
}

/** Whether values stand side by side, in no order of their own. */
export function isCategory(type: ValueType): boolean {
	return type === 'text' || type === 'boolean' || type === 'other';
}

function only<T>(points: readonly ChartPoint[], of: (point: ChartPoint) => T, most: number) {
	const largest = new Set(bySize(points, of).slice(0, most));
	return points.filter((point) => largest.has(of(point)));
}

/** Different values, those with the largest sum of what is measured first; without measure, with most rows. */
export function bySize<T>(
	points: readonly ChartPoint[],
	of: (point: ChartPoint) => T
): readonly T[] {
	const sizes = new Map<T, number>();
	for (const point of points) {
		sizes.set(of(point), (sizes.get(of(point)) ?? 0) + (point.value ?? point.rows));
	}
	return [...sizes].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

function plain(
	value: Value | undefined,
	type: ValueType,
	zone: string
): string | number | boolean | null {
	if (value === null || value === undefined) return null;
	if (type === 'time' && typeof value === 'number') return localOfUtc(zone, value) / 1000;
	if (type === 'date' && typeof value === 'number') return value / 1000;
	if (type === 'integer' || type === 'number') return Number(value);
	return typeof value === 'bigint' ? Number(value) : value;
}
