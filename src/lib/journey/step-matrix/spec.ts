import * as v from 'valibot';
import { followedEntries } from '../flow/events';

const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const stepMatrixSchema = v.strictObject({
	...followedEntries,
	/** Steps shown, from the first event of a unit. */
	depth: v.optional(whole(1, 100), 10),
	/** Labels shown, those at which most units are over the steps shown; the others are folded into one. */
	top: v.optional(whole(1, 100), 12)
});
/** What the step matrix shows. */
export type StepMatrixSpec = v.InferOutput<typeof stepMatrixSchema>;
