import * as v from 'valibot';
import { sideSchema } from '../periods/pick';
import { eventSchema, fromSchema, maybeCell, spanSchema, whole } from '../periods/spec';

export const MOST_STICKINESS_PERIODS = 400;

export const stickinessSchema = v.strictObject({
	/** The journeys cell whose people are counted. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people alone count; empty for everyone. */
	segment: maybeCell,
	/** The segment cell that they are compared with; empty for nobody. */
	compare: maybeCell,
	/** What makes a person active in a period. */
	event: v.optional(eventSchema, []),
	/** How many times at least. */
	times: v.optional(whole(1, 1000), 1),
	period: v.optional(spanSchema, 'day'),
	/** How many hours, days, weeks or months make one period, from the first one on. */
	each: v.optional(whole(1, 100), 1),
	/** A local time in the first period; empty for the last ones that the data has. */
	from: v.optional(fromSchema, ''),
	/** How many hours, days, weeks or months there are at most; the last period may be shorter. */
	periods: v.optional(whole(1, MOST_STICKINESS_PERIODS), 28),
	/** Whether people of more active periods count for fewer, too. */
	cumulative: v.optional(v.boolean(), false)
});
/** What the stickiness cell shows. */
export type StickinessSpec = v.InferOutput<typeof stickinessSchema>;

export const stickinessPickSchema = v.strictObject({
	side: sideSchema,
	/** Active in so many periods, or in so many and more where the cell is cumulative. */
	active: whole(1, MOST_STICKINESS_PERIODS)
});
/** The people of one bar. */
export type StickinessPick = v.InferInput<typeof stickinessPickSchema>;
