import * as v from 'valibot';

export const CHART_TYPES = ['bar', 'line', 'area', 'dot', 'histogram', 'heat'] as const;
export const AGGREGATES = ['count', 'sum', 'mean', 'median', 'min', 'max'] as const;
export type Aggregate = (typeof AGGREGATES)[number];
export const CHART_PERIODS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type ChartPeriod = (typeof CHART_PERIODS)[number];

const column = v.optional(v.pipe(v.string(), v.maxLength(500)), '');
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const chartSchema = v.strictObject({
	/** Name of the relation that is drawn; empty while none is chosen. */
	relation: column,
	type: v.optional(v.picklist(CHART_TYPES), 'bar'),
	/** What stands along the axis; empty while none is chosen. */
	x: column,
	/** What is measured; of points and heat, what stands along the other axis. Empty counts rows. */
	y: column,
	/** What tells series apart by colour; of heat, what is measured. Empty for nothing. */
	colour: column,
	/** How the rows of one place become one value. */
	aggregate: v.optional(v.picklist(AGGREGATES), 'count'),
	/** Times and dates along the axis are taken together by it, in the notebook's zone; empty as they are. */
	per: v.optional(v.union([v.literal(''), v.picklist(CHART_PERIODS)]), ''),
	/** How many categories are drawn along an axis, those with most first. */
	top: v.optional(whole(1, 100), 20),
	/** About how many bars a histogram has. */
	bins: v.optional(whole(3, 100), 20)
});
/** A picture of any relation. */
export type ChartSpec = v.InferOutput<typeof chartSchema>;
