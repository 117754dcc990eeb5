import * as v from 'valibot';

/** What a step of a variant is called by. */
export const VARIANT_LABELS = ['touchpoint', 'channel', 'stage'] as const;

const MOST_SHOWN = 500;

export const variantsSchema = v.strictObject({
	/** The journeys cell whose journeys are told apart. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** Another segment whose shares are set beside; empty for nobody. */
	compare: v.optional(v.string(), ''),
	label: v.optional(v.picklist(VARIANT_LABELS), 'touchpoint'),
	/** Whether immediate repeats of a label count as one step, the first of the run. */
	collapse: v.optional(v.boolean(), true),
	/** Only variants with a step whose label contains this, case aside; empty for all. */
	search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
	/** How many are shown, the most frequent first; the others are counted together. */
	top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SHOWN)), 20)
});
/** What the variants cell shows. */
export type VariantsSpec = v.InferOutput<typeof variantsSchema>;

/** Steps of a variant that are kept; what lies beyond is only counted. */
export const MOST_STEPS = 200;

const label = v.nullable(v.pipe(v.string(), v.maxLength(10_000)));

export const variantPickSchema = v.strictObject({
	/** Its labels, in order, as far as they are kept; null for an event without one. */
	variant: v.pipe(v.array(label), v.minLength(1), v.maxLength(MOST_STEPS)),
	/** Where there are more steps than labels: how many, and the number that the result gives it. */
	beyond: v.optional(
		v.strictObject({
			steps: v.pipe(v.number(), v.integer(), v.minValue(MOST_STEPS + 1)),
			code: v.pipe(v.string(), v.regex(/^\d{1,20} \d{1,20}$/))
		})
	),
	/** Of the segment, or of those whom it is compared with. */
	side: v.optional(v.picklist(['segment', 'compare']), 'segment')
});
/** Which variant's journeys are meant. */
export type VariantPick = v.InferOutput<typeof variantPickSchema>;
