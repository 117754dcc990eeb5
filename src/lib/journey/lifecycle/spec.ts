import * as v from 'valibot';
import { momentSchema, sideSchema } from '../periods/pick';
import { eventSchema, fromSchema, maybeCell, spanSchema, whole } from '../periods/spec';

/** What people are to a period, in the order in which they are drawn. */
export const STATES = ['new', 'returning', 'resurrected', 'dormant'] as const;
export type LifecycleState = (typeof STATES)[number];

export const MOST_LIFECYCLE_PERIODS = 400;

export const lifecycleSchema = v.strictObject({
	/** The journeys cell whose people come and go. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people alone count; empty for everyone. */
	segment: maybeCell,
	/** The segment cell that they are compared with; empty for nobody. */
	compare: maybeCell,
	/** What makes a person active in a period. */
	event: v.optional(eventSchema, []),
	period: v.optional(spanSchema, 'week'),
	/** A local time in the first period; empty for the last ones that the data has. */
	from: v.optional(fromSchema, ''),
	periods: v.optional(whole(1, MOST_LIFECYCLE_PERIODS), 12)
});
/** What the lifecycle cell shows. */
export type LifecycleSpec = v.InferOutput<typeof lifecycleSchema>;

export const lifecyclePickSchema = v.strictObject({
	side: sideSchema,
	period: momentSchema,
	state: v.picklist(STATES)
});
/** The people of one state in one period. */
export type LifecyclePick = v.InferInput<typeof lifecyclePickSchema>;
