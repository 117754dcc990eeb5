import * as v from 'valibot';
import { conditionSchema } from '../filter/condition';

export const SEGMENT_UNITS = ['person', 'journey', 'interaction'] as const;
export type SegmentUnit = (typeof SEGMENT_UNITS)[number];

export const segmentSchema = v.strictObject({
	/** The journeys cell whose people, journeys or interactions are chosen from. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** Whom, or what, the condition is asked of. */
	unit: v.optional(v.picklist(SEGMENT_UNITS), 'person'),
	condition: v.optional(conditionSchema, { kind: 'all', of: [] }),
	/** A segment with a face: a picture (one or two signs) and what is known of such people. */
	persona: v.optional(
		v.strictObject({
			picture: v.optional(v.pipe(v.string(), v.maxLength(32)), ''),
			note: v.optional(v.pipe(v.string(), v.maxLength(5000)), '')
		})
	)
});
export type SegmentSpec = v.InferOutput<typeof segmentSchema>;
