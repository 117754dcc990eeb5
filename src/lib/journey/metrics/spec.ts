import * as v from 'valibot';
import { at } from '../filter/match';
import { measureSchema, type Measure } from './measure';
import { EVERY } from './measure-statements';

const text = v.pipe(v.string(), v.maxLength(500));

export const metricSchema = v.strictObject({
	/** What the reader calls it; empty for the name of what it measures. */
	name: v.optional(text, ''),
	measure: measureSchema
});
/** A measure with a name. */
export type Metric = v.InferOutput<typeof metricSchema>;

export const MOST_METRICS = 24;

export const metricsSchema = v.strictObject({
	/** The journeys cell that is measured. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone are measured; empty for all. */
	segment: v.optional(v.string(), ''),
	/** Another segment beside it; empty for nobody. */
	compare: v.optional(v.string(), ''),
	/** The touchpoint that counts as conversion where no metrics are listed; empty for none. */
	target: v.optional(text, ''),
	/** What is measured; the usual four where nothing is listed. */
	metrics: v.optional(v.pipe(v.array(metricSchema), v.maxLength(MOST_METRICS)), []),
	/** Whether each is also followed over time. */
	series: v.optional(v.picklist(['none', ...EVERY]), 'none'),
	/** How many of the last periods are drawn, 0 for all; with the same number before them, faintly. */
	last: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 0)
});
export type MetricsSpec = v.InferOutput<typeof metricsSchema>;

/** The metrics of a cell: those that are listed, or else people, journeys, conversion and median duration. */
export function metricsOf({ metrics, target }: MetricsSpec): readonly Metric[] {
	if (metrics.length > 0) return metrics;
	const usual: Measure[] = [
		{ kind: 'people' },
		{ kind: 'journeys' },
		...(target === ''
			? []
			: [{ kind: 'conversion' as const, unit: 'journey' as const, to: [...at(target)], of: [] }]),
		{ kind: 'duration', statistic: 'median' }
	];
	return usual.map((measure) => ({ name: '', measure }));
}
