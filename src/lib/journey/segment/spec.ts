import * as v from 'valibot';
import { conditionSchema } from '../filter/condition';

export const SEGMENT_UNITS = ['person', 'journey', 'interaction'] as const;
export type SegmentUnit = (typeof SEGMENT_UNITS)[number];

/** Most characters of a persona's image. */
export const MOST_IMAGE = 60_000;
/** A small image, the whole of it: none is ever fetched. */
const IMAGE = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z\d+/]+={0,2}$/;
const signsSchema = v.pipe(
	v.string(),
	v.maxLength(32),
	v.check((text) => !text.startsWith('data:'))
);
const imageSchema = v.pipe(v.string(), v.maxLength(MOST_IMAGE), v.regex(IMAGE));

export const segmentSchema = v.strictObject({
	/** The journeys cell whose people, journeys or interactions are chosen from. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** Whom, or what, the condition is asked of. */
	unit: v.optional(v.picklist(SEGMENT_UNITS), 'person'),
	condition: v.optional(conditionSchema, { kind: 'all', of: [] }),
	/** A segment with a face: a picture (one or two signs, or an image) and what is known of such people. */
	persona: v.optional(
		v.strictObject({
			picture: v.optional(v.union([signsSchema, imageSchema]), ''),
			note: v.optional(v.pipe(v.string(), v.maxLength(5000)), '')
		})
	)
});
export type SegmentSpec = v.InferOutput<typeof segmentSchema>;
