import type { Rows } from '../analysis';
import type { Settings } from '$lib/notebook/document';
import type { Every } from './measure-statements';
import type { Measure } from './measure';
import { estimateOf, type Estimate } from './measure-estimate';
import { added, partsOf } from './measure-parts';
import { seriesOf, type PeriodEstimate } from './series';

/**
 * The number of a measure over all, from the rows of its `measureStatement`: with or without periods, save that
 * people, who may be of several, are counted without.
 */
export function decodeMeasure(rows: Rows | undefined, measure: Measure): Estimate {
	return estimateOf(
		added(rows === undefined ? [] : partsOf(rows, measure).values(), measure),
		measure
	);
}

/** The same by period, from the rows of the statement with periods and of `rangeStatement`. */
export function decodeMeasureSeries(
	rows: Rows | undefined,
	range: Rows | undefined,
	measure: Measure,
	every: Every,
	settings: Settings
): readonly PeriodEstimate[] {
	if (rows === undefined || range === undefined) return [];
	const [first, last] = [range.column('first')[0], range.column('last')[0]];
	const known = typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined;
	return seriesOf(partsOf(rows, measure), measure, every, known, settings);
}
