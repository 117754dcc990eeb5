import * as v from 'valibot';
import { momentSchema, sideSchema } from '../periods/pick';
import { eventSchema, fromSchema, maybeCell, spanSchema, whole } from '../periods/spec';

/** The most periods of a cohort table. */
export const MOST_COHORTS = 120;

export const retentionSchema = v.strictObject({
	/** The journeys cell whose people come back. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people alone count; empty for everyone. */
	segment: maybeCell,
	/** The segment cell that they are compared with; empty for nobody. */
	compare: maybeCell,
	/** What puts a person into the cohort of its period. */
	start: v.optional(eventSchema, []),
	/**
	 * Into which cohorts: of the first such event among the periods shown, of each of them, or of the first
	 * in all the data, if that is among the periods shown.
	 */
	starts: v.optional(v.picklist(['first', 'every', 'first-ever']), 'first'),
	/** What counts as coming back. */
	back: v.optional(eventSchema, []),
	/** When it must happen: in the period, or in it or a later one that is shown. */
	when: v.optional(v.picklist(['in', 'in-or-later']), 'in'),
	/** How many times at least within the period. */
	times: v.optional(whole(1, 1000), 1),
	period: v.optional(spanSchema, 'week'),
	/** A local time in the first period; empty for the last ones that the data has. */
	from: v.optional(fromSchema, ''),
	/** How many cohorts there are at most. */
	periods: v.optional(whole(1, MOST_COHORTS), 12),
	/** Whether the mean over cohorts weighs people alike, or cohorts. */
	mean: v.optional(v.picklist(['people', 'cohorts']), 'people')
});
/** What the retention cell shows. */
export type RetentionSpec = v.InferOutput<typeof retentionSchema>;

export const retentionPickSchema = v.strictObject({
	side: sideSchema,
	/** The cohort; absent for all of them. */
	cohort: v.optional(momentSchema),
	/** How many periods after: 0 for the cohort itself. */
	after: whole(0, MOST_COHORTS)
});
/** A number of the cohort table. */
export type RetentionPick = v.InferInput<typeof retentionPickSchema>;
