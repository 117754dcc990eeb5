import * as v from 'valibot';
import { unitSchema } from '../units';

const name = v.pipe(v.string(), v.maxLength(10_000));
const names = v.optional(v.pipe(v.array(name), v.maxLength(200)), []);
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const channelsSchema = v.strictObject({
	/** The journeys cell whose channels are looked at. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** Another segment whose rates are set beside; empty for nobody. */
	compare: v.optional(v.string(), ''),
	/** Within what one channel follows another, and what begins in a channel. */
	unit: v.optional(unitSchema, 'journey'),
	/** Channels in which customers help themselves, bots too. */
	selfService: names,
	/** Channels in which somebody helps them; one that is in both lists is assisted. */
	assisted: names,
	/** Contained is what goes on to no assisted channel within so many days of its beginning. */
	days: v.optional(whole(1, 365), 7),
	/** Started again is what comes again in another channel within so many hours. */
	hours: v.optional(whole(1, 8760), 24),
	/** The column that says what it was about; empty for the touchpoint. */
	topic: v.optional(v.pipe(v.string(), v.maxLength(500)), '')
});
/** What the channels cell shows. */
export type ChannelsSpec = v.InferOutput<typeof channelsSchema>;

const side = v.optional(v.picklist(['segment', 'compare']), 'segment');

export const channelsPickSchema = v.variant('of', [
	/** Units that went from one channel straight to another. */
	v.strictObject({ of: v.literal('handover'), from: name, to: name, side }),
	/** Units that used a channel. */
	v.strictObject({ of: v.literal('channel'), channel: name, side }),
	/** Units that used so many channels. */
	v.strictObject({
		of: v.literal('count'),
		least: whole(1, 1_000_000),
		most: v.optional(whole(1, 1_000_000)),
		side
	}),
	/** People who had to start again, in all or with these. */
	v.strictObject({
		of: v.literal('restart'),
		from: v.optional(name),
		to: v.optional(name),
		topic: v.optional(name),
		side
	}),
	/** Units that began in self-service, and what became of them. */
	v.strictObject({
		of: v.literal('start'),
		/** Where they began; in any of the channels where there is none here. */
		channel: v.optional(name),
		contained: v.boolean(),
		/** The assisted channel that they went on to. */
		to: v.optional(name),
		side
	})
]);
/** Which units are meant. */
export type ChannelsPick = v.InferOutput<typeof channelsPickSchema>;
export type Side = ChannelsPick['side'];
