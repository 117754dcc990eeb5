import * as v from 'valibot';
import { matchSchema } from '../filter/match';
import { unitSchema } from '../units';

const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const text = v.pipe(v.string(), v.maxLength(500));

/** The most steps and labels that a form offers; specs may ask for more. */
export const OFFERED = { depth: 12, top: 50 } as const;
const MOST = { steps: 1000, labels: 1000 };

/** Names as the picture has them; empty for what has none. */
const labelsSchema = v.pipe(v.array(text), v.maxLength(MOST.labels));

export const LABELS = ['touchpoint', 'channel', 'both', 'stage'] as const;
const labelSchema = v.union([
	v.picklist(LABELS),
	/** A column of that name, of whichever sources have one. */
	v.strictObject({ column: v.pipe(text, v.nonEmpty()) })
]);
/** What a node is called by. */
export type PathLabel = v.InferOutput<typeof labelSchema>;

/** Which of the steps that match. A run of repeats is one where it counts as one step. */
const whichSchema = v.optional(
	v.union([v.picklist(['first', 'last']), whole(1, MOST.steps)]),
	'first'
);

const anchorSchema = v.variant('at', [
	/** From the unit's first step on. */
	v.strictObject({ at: v.literal('start') }),
	/** Back from its last. */
	v.strictObject({ at: v.literal('end') }),
	v.strictObject({ at: v.literal('after'), match: matchSchema, which: whichSchema }),
	v.strictObject({
		at: v.literal('before'),
		match: matchSchema,
		which: whichSchema,
		/** Whether the step that matches is always the last, or the first that is shown always step 1. */
		count: v.optional(v.picklist(['back', 'from-one']), 'back')
	}),
	v.strictObject({ at: v.literal('around'), match: matchSchema, which: whichSchema }),
	/** From one step to the first later one that matches `until`. */
	v.strictObject({
		at: v.literal('between'),
		match: matchSchema,
		which: whichSchema,
		until: matchSchema,
		/** From the one on; or the last steps to the other, as in `before`. */
		count: v.optional(v.picklist(['forth', 'back', 'from-one']), 'forth')
	})
]);
/** What steps are counted from. */
export type Anchor = v.InferOutput<typeof anchorSchema>;

/** Some labels, or all others. */
const choiceSchema = v.strictObject({
	labels: labelsSchema,
	except: v.optional(v.boolean(), false)
});
export type Choice = v.InferOutput<typeof choiceSchema>;

const step = whole(-MOST.steps, MOST.steps);
/** Whoever is at a node, and whoever goes from there to another. */
const throughSchema = v.strictObject({ step, at: choiceSchema, next: v.optional(choiceSchema) });
export type Through = v.InferOutput<typeof throughSchema>;

export const WEIGHTS = ['count', 'source', 'all', 'mean', 'median', 'outcome'] as const;

export const pathsSchema = v.strictObject({
	/** The journeys cell whose events are followed. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** The segment cell that they are compared with; empty for none. */
	compare: v.optional(v.string(), ''),
	/** How two segments are shown. */
	contrast: v.optional(v.picklist(['beside', 'difference']), 'beside'),
	unit: v.optional(unitSchema, 'journey'),
	label: v.optional(labelSchema, 'touchpoint'),
	anchor: v.optional(anchorSchema, { at: 'start' }),
	/** Steps shown, the one counted from included; on both sides of it, in each direction. */
	depth: v.optional(whole(1, MOST.steps), 6),
	/** Labels shown at each step; the others are folded into one. */
	top: v.optional(whole(1, MOST.labels), 8),
	/** The least share of all units that a label must have at a step to be shown. */
	least: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
	/** Steps at which nothing is folded. */
	expanded: v.optional(v.pipe(v.array(step), v.maxLength(MOST.steps)), []),
	/** Whether immediate repeats count as one step, the first of the run. */
	collapse: v.optional(v.boolean(), true),
	/** Labels whose events are passed over: their neighbours become neighbours. */
	hidden: v.optional(labelsSchema, []),
	/** Labels that count as one, under a name; the first group that has a label wins. */
	groups: v.optional(
		v.pipe(
			v.array(v.strictObject({ name: v.pipe(text, v.nonEmpty()), labels: labelsSchema })),
			v.maxLength(50)
		),
		[]
	),
	/** Only units that pass through all of these. */
	only: v.optional(v.pipe(v.array(throughSchema), v.maxLength(20)), []),
	/** What is written on the links, and colours them. */
	weight: v.optional(v.picklist(WEIGHTS), 'count'),
	/** Labels whose passing in order is counted beside a funnel. */
	sequence: v.optional(v.pipe(v.array(text), v.maxLength(20)), [])
});
/** What the paths cell shows. */
export type PathsSpec = v.InferOutput<typeof pathsSchema>;

/** Those behind a node, a link, a part of a node, or a step of the sequence. */
export const pathsPickSchema = v.union([
	v.strictObject({
		...throughSchema.entries,
		/** Of the node, those who end there, go on, or go on past the last step shown. */
		fate: v.optional(v.picklist(['ended', 'on', 'beyond'])),
		/** Which of two segments that are compared. */
		of: v.optional(v.picklist(['segment', 'compare']), 'segment')
	}),
	/** Those who pass the first so many labels of the sequence. */
	v.strictObject({
		passed: whole(1, 20),
		of: v.optional(v.picklist(['segment', 'compare']), 'segment')
	})
]);
export type PathsPick = v.InferOutput<typeof pathsPickSchema>;
