import * as v from 'valibot';
import { testSchema } from '../filter/match';
import { microsOf } from '../during';

export const SPANS = ['hour', 'day', 'week', 'month'] as const;
/** Periods that people are seen in, by the clock and calendar of the notebook. */
export type Span = (typeof SPANS)[number];
export const spanSchema = v.picklist(SPANS);

/** How many of something. */
export const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A local time, `YYYY-MM-DD` or with a time of day, that lies in the first period; empty for none. */
export const fromSchema = v.pipe(
	v.string(),
	v.maxLength(40),
	v.check((text) => text === '' || microsOf(text) !== undefined, 'is no date')
);

/** What an interaction is asked to count: all of these tests hold; any interaction where there are none. */
export const eventSchema = v.pipe(v.array(testSchema), v.maxLength(20));
export type EventMatch = v.InferOutput<typeof eventSchema>;

/** A cell id, or empty for none. */
export const maybeCell = v.optional(v.string(), '');
