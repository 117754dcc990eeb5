import * as v from 'valibot';
import { fieldSchema, matchSchema } from '../filter/match';
import { spanSchema, whole } from '../periods/spec';
import { unitSchema } from '../units';

export const MOST_STEPS = 100;
export const ORDERS = ['in-order', 'strict', 'any'] as const;
/** What a histogram may have of bins. */
export const MOST_BINS = 90;

/** A hundred years, in seconds: the longest window. */
export const MOST_WINDOW = 36_525 * 86_400;

const step = whole(0, MOST_STEPS - 1);

export const stepSchema = v.strictObject({
	/** The interactions that are this step. */
	match: matchSchema,
	/** What the step is called; empty for what it matches, in words. */
	name: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
	/** May be left out without ending the attempt. The first never is, nor is any of *any order*. */
	optional: v.optional(v.boolean(), false)
});
export type FunnelStep = v.InferOutput<typeof stepSchema>;

export const exclusionSchema = v.strictObject({
	/** The interactions that void an attempt between two steps. */
	match: matchSchema,
	/** Steps from 0; a number past the last is the last. */
	from: v.optional(step, 0),
	to: v.optional(step, MOST_STEPS - 1)
});
export type Exclusion = v.InferOutput<typeof exclusionSchema>;

export const funnelSchema = v.strictObject({
	/** The journeys cell whose people, journeys or sessions are the units. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** The segment cell that is compared with it; empty for none. */
	compare: v.optional(v.string(), ''),
	unit: v.optional(unitSchema, 'person'),
	steps: v.optional(v.pipe(v.array(stepSchema), v.maxLength(MOST_STEPS)), []),
	order: v.optional(v.picklist(ORDERS), 'in-order'),
	/** Seconds from entry in which a step counts, the last included. */
	window: v.optional(
		v.pipe(
			v.number(),
			v.minValue(0, 'a window is 0 seconds long or longer'),
			v.maxValue(MOST_WINDOW, 'a window is a hundred years long at most')
		),
		14 * 86_400
	),
	/** Which of a unit's attempts counts. */
	entry: v.optional(v.picklist(['best', 'first']), 'best'),
	exclusions: v.optional(v.pipe(v.array(exclusionSchema), v.maxLength(20)), []),
	/** What all steps of an attempt have the same value of. */
	hold: v.optional(fieldSchema),
	breakdown: v.optional(
		v.strictObject({
			field: fieldSchema,
			/** The step whose value it is: the first, the last reached, one by number from 0; or of all, the same. */
			at: v.optional(v.union([v.picklist(['first', 'last', 'all']), step]), 'first'),
			/** Values shown; the others are folded into one. */
			top: v.optional(whole(1, 50), 6)
		})
	),
	/** The periods of entry. */
	period: v.optional(spanSchema, 'week'),
	/** Between which steps the time to convert is. */
	convert: v.optional(
		v.strictObject({
			from: v.optional(step, 0),
			to: v.optional(step, MOST_STEPS - 1),
			/** How many bins; as many as the cube root of what is counted unless told. */
			bins: v.optional(whole(1, MOST_BINS))
		}),
		{}
	)
});
/** What the funnel cell shows. */
export type FunnelSpec = v.InferOutput<typeof funnelSchema>;

/** Two steps by number, the first before the second, within a funnel of so many; undefined of fewer than two. */
export function between(
	{ from, to }: { readonly from: number; readonly to: number },
	steps: number
): { from: number; to: number } | undefined {
	if (steps < 2) return undefined;
	const last = Math.min(to, steps - 1);
	const first = Math.min(from, steps - 2);
	return { from: first, to: Math.max(last, first + 1) };
}

/** The steps that may not be left out, by number. */
export function requiredSteps({ steps, order }: Pick<FunnelSpec, 'steps' | 'order'>): number[] {
	return steps.flatMap(({ optional }, at) => (optional && at > 0 && order !== 'any' ? [] : [at]));
}
