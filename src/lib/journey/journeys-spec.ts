import * as v from 'valibot';

const cell = v.pipe(v.string(), v.nonEmpty());

export const journeysSchema = v.strictObject({
	/** The identity cell whose people travel. */
	identity: cell,
	/** What cuts a person's interactions into journeys. */
	cut: v.optional(
		v.variant('by', [
			/** A gap strictly longer than this begins a new journey. Sessions are this, with 30 minutes. */
			v.strictObject({
				by: v.literal('inactivity'),
				minutes: v.pipe(v.number(), v.minValue(1), v.maxValue(60 * 24 * 3650))
			}),
			/** Everything that a person ever did is one journey. */
			v.strictObject({ by: v.literal('history') })
		]),
		{ by: 'inactivity', minutes: 30 }
	)
});
/** How people's interactions are cut into journeys. */
export type JourneysSpec = v.InferOutput<typeof journeysSchema>;
