import type { ValueType } from '$lib/journey/analysis';
import type { ChartPoint, ChartResult } from '$lib/journey/chart/fold';
import type { ChartSpec } from '$lib/journey/chart/spec';
import type { Formats } from '$lib/messages';
import type { TableData } from '$lib/ui/table/table-data';
import { valueColumns, type ValueWords } from '../value-columns';
import { measureOf } from './axes';

/** The marks of a picture as a table. */
export function chartTable(spec: ChartSpec, result: ChartResult, words: ValueWords): TableData {
	const { t } = words;
	const parts: [name: string, type: ValueType, of: (point: ChartPoint) => ChartPoint['x']][] = [];
	const histogram = spec.type === 'histogram';
	const x = histogram ? t('chart.from', { column: spec.x }) : spec.x;
	parts.push([x, result.xType, (point) => point.x]);
	if (histogram) parts.push([t('chart.to', { column: spec.x }), 'number', (point) => point.y]);
	if (spec.type === 'dot' || spec.type === 'heat') {
		parts.push([unlike(spec.y, parts), result.yType, (point) => point.y]);
	}
	if (spec.colour !== '' && spec.type !== 'heat' && !histogram) {
		parts.push([unlike(spec.colour, parts), 'text', (point) => point.colour]);
	}
	if (spec.type !== 'dot') {
		parts.push([unlike(measureOf(spec, t), parts), 'number', (point) => point.value]);
		const counts = spec.aggregate === 'count' || histogram;
		if (!counts) parts.push([unlike(t('chart.rows'), parts), 'integer', (point) => point.rows]);
	}
	const columns = parts.map(([name, type]) => ({ name, type }));
	return {
		length: result.points.length,
		// Places in time are local already: they are not to be moved again.
		columns: valueColumns(columns, { ...words, formats: localFormats(words), timeZone: 'UTC' }),
		value(column, row) {
			const [, type, of] = parts[column] ?? [];
			const point = result.points[row];
			const value = point === undefined ? null : (of?.(point) ?? null);
			const temporal = type === 'time' || type === 'date';
			return temporal && typeof value === 'number' ? value * 1000 : value;
		}
	};
}

function unlike(name: string, parts: readonly (readonly [string, ...unknown[]])[]): string {
	return parts.some(([taken]) => taken === name) ? unlike(`${name} `, parts) : name;
}

/** A local time that is read as if it were UTC, in the words of ISO 8601. */
function localFormats({ formats }: ValueWords): Formats {
	return {
		...formats,
		dateTime: (at) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
	};
}
