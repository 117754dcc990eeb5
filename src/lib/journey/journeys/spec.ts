import * as v from 'valibot';
import { microsOf } from '../during';
import { patternsSchema } from './pattern';
import { ruleSchema } from './touchpoint-rules';

const cell = v.pipe(v.string(), v.nonEmpty());
const text = v.pipe(v.string(), v.maxLength(500));
const minutes = v.pipe(v.number(), v.minValue(1), v.maxValue(60 * 24 * 3650));

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const cutSchema = v.variant('by', [
	/** A gap strictly longer than this begins a new journey. Sessions are this, with 30 minutes. */
	v.strictObject({ by: v.literal('inactivity'), minutes }),
	/** Everything that a person ever did is one journey. */
	v.strictObject({ by: v.literal('history') }),
	/** From the first start to the first success or failure; a gap strictly longer abandons it. */
	v.strictObject({ by: v.literal('start-end'), start: patternsSchema, minutes }),
	/** Rows with the same case are one journey. */
	v.strictObject({
		by: v.literal('case'),
		/** The type of identifier that holds the case; empty for the columns whose role is case. */
		identifier: v.optional(text, '')
	}),
	/** What a person did in one period of the notebook's zone is one journey. */
	v.strictObject({ by: v.literal('calendar'), period: v.picklist(PERIODS) })
]);
export type Cut = v.InferOutput<typeof cutSchema>;

const stageSchema = v.strictObject({
	name: v.pipe(text, v.nonEmpty()),
	touchpoints: patternsSchema
});

const stagesSchema = v.variant('by', [
	/** The first stage, one of whose patterns a touchpoint matches. */
	v.strictObject({
		by: v.literal('touchpoints'),
		list: v.optional(v.pipe(v.array(stageSchema), v.maxLength(50)), [])
	}),
	/** What the columns say whose role is stage; those of `order` first, then the others by name. */
	v.strictObject({
		by: v.literal('column'),
		order: v.optional(v.pipe(v.array(text), v.maxLength(200)), [])
	})
]);
export type Stages = v.InferOutput<typeof stagesSchema>;

/** A local time of the notebook's zone, `2024-03-31` (its midnight) or `2024-03-31 18:30:00`; empty for no bound. */
const bound = v.pipe(
	v.string(),
	v.check((text) => text === '' || microsOf(text) !== undefined)
);

export const ENDS = ['before', 'same'] as const;

export const journeysSchema = v.strictObject({
	/** The identity cell whose people travel. */
	identity: cell,
	/** Interactions outside are left out; both ends count. The data ends for journeys where this ends. */
	during: v.optional(
		v.strictObject({ from: v.optional(bound, ''), to: v.optional(bound, '') }),
		{}
	),
	/** New names for touchpoints and channels; the first rule that matches wins. */
	rules: v.optional(v.pipe(v.array(ruleSchema), v.maxLength(500)), []),
	/** Touchpoints that count, by their new names; all where there are none here. */
	include: patternsSchema,
	/** Touchpoints that do not count, even if they are included. */
	exclude: patternsSchema,
	/** What says when something ended: no events of their own, but what they end lasted until then. */
	endings: v.optional(
		v.strictObject({
			/** The column, by its name in the notebook, that says so in whichever source has it. */
			column: v.optional(text, ''),
			/** Its values that mean an end. */
			values: v.optional(v.pipe(v.array(text), v.maxLength(100)), []),
			/**
			 * What such a row ends: the event before it, or the first of its touchpoint that is not over
			 * yet; there, an end of nothing is an event. Without it, the event before.
			 */
			match: v.exactOptional(v.picklist(ENDS)),
			/** Whether the columns whose role is end say when their rows were over. */
			times: v.exactOptional(v.boolean())
		}),
		{}
	),
	stages: v.optional(stagesSchema, { by: 'touchpoints' }),
	/** What cuts a person's interactions into journeys. */
	cut: v.optional(cutSchema, { by: 'inactivity', minutes: 30 }),
	/** Touchpoints that mean success or failure: the first that a journey reaches decides. */
	success: patternsSchema,
	failure: patternsSchema,
	/** Whether an event is left out that only repeats the touchpoint before it in its journey. */
	collapse: v.optional(v.boolean(), false)
});
/** How people's interactions are cut into journeys. */
export type JourneysSpec = v.InferOutput<typeof journeysSchema>;

export type Outcome = 'success' | 'failure' | 'abandoned' | 'open';
