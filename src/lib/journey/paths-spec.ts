import * as v from 'valibot';

const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const pathsSchema = v.strictObject({
	/** The journeys cell whose journeys are the units. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** What a node is called by. */
	label: v.optional(v.picklist(['touchpoint', 'channel']), 'touchpoint'),
	/** Steps shown, from the start of the journey. */
	depth: v.optional(whole(2, 12), 6),
	/** Labels shown at each step; the others are folded into one. */
	top: v.optional(whole(1, 50), 8),
	/** Whether immediate repeats count as one step, the first of the run. */
	collapse: v.optional(v.boolean(), true)
});
/** What the paths cell shows. */
export type PathsSpec = v.InferOutput<typeof pathsSchema>;
