import * as v from 'valibot';
import { testSchema } from '../filter/match';
import { unitSchema } from '../units';

/** Interactions of which all of these hold. */
const events = v.optional(v.pipe(v.array(testSchema), v.maxLength(20)), []);

export const timingSchema = v.strictObject({
	/** The journeys cell whose times are taken. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** Another segment beside it; empty for nobody. */
	compare: v.optional(v.string(), ''),
	unit: v.optional(unitSchema, 'journey'),
	/** The first of these starts the clock; the first event where there is none here. */
	from: events,
	/** The first later one of these stops it; the touchpoints of the outcome where there is none here. */
	to: events,
	outcome: v.optional(v.picklist(['success', 'failure']), 'success'),
	/** What is drawn: the share that has not come so far, or that has. */
	show: v.optional(v.picklist(['left', 'reached']), 'reached')
});
/** How long it takes from one thing to another. */
export type TimingSpec = v.InferOutput<typeof timingSchema>;
