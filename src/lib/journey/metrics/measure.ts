import * as v from 'valibot';
import { testSchema } from '../filter/match';
import { unitSchema } from '../units';

const text = v.pipe(v.string(), v.maxLength(500));
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** Interactions of which all of these hold; every interaction where there is none. */
const events = v.optional(v.pipe(v.array(testSchema), v.maxLength(20)), []);
/** A column by its name, in whichever sources have one; empty for those whose role says it. */
const column = v.optional(text, '');
const statistic = v.optional(v.picklist(['mean', 'median', 'p90']), 'median');
const sumStatistic = v.optional(v.picklist(['mean', 'median', 'p90', 'total']), 'mean');

export const OUTCOMES = ['success', 'failure', 'abandoned'] as const;
export const EFFORTS = ['interactions', 'contacts', 'changes', 'repeats', 'loops'] as const;
export const RESOLUTIONS = ['flag', 'survey', 'no-contact', 'no-reply'] as const;
/** What amounts are looked up by: a column with that role, or a list of names. */
export const AMOUNTS = ['column', 'touchpoint', 'channel'] as const;

const amounts = {
	by: v.optional(v.picklist(AMOUNTS), 'column'),
	/** The amount of each interaction at that touchpoint or in that channel. */
	list: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					name: text,
					amount: v.pipe(v.number(), v.finite(), v.minValue(-1e12), v.maxValue(1e12))
				})
			),
			v.maxLength(500)
		),
		[]
	),
	statistic: sumStatistic
};

export const measureSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('people') }),
	v.strictObject({ kind: v.literal('journeys') }),
	v.strictObject({ kind: v.literal('interactions') }),
	/** Of the units with one of `of`, the share with one of `to`. */
	v.strictObject({
		kind: v.literal('conversion'),
		unit: v.optional(unitSchema, 'journey'),
		to: events,
		of: events
	}),
	/** Of the journeys that are over, the share that ended so. */
	v.strictObject({
		kind: v.literal('outcome'),
		outcome: v.optional(v.picklist(OUTCOMES), 'success')
	}),
	/** Of the journeys that are over and had one of `of`, the share that had none of `people`. */
	v.strictObject({ kind: v.literal('containment'), of: events, people: events }),
	v.strictObject({ kind: v.literal('nps'), column }),
	/** Share of answers in the topmost boxes. */
	v.strictObject({ kind: v.literal('csat'), column, top: v.optional(whole(1, 10), 2) }),
	v.strictObject({
		kind: v.literal('ces'),
		column,
		show: v.optional(v.picklist(['mean', 'easy']), 'mean'),
		/** How many boxes at the easy end count as easy. */
		top: v.optional(whole(1, 10), 3),
		/** Whether the least answer is the easiest. */
		reversed: v.optional(v.boolean(), false)
	}),
	v.strictObject({
		kind: v.literal('resolution'),
		by: v.optional(v.picklist(RESOLUTIONS), 'no-contact'),
		/** Whether the complement is shown, the share with a repeat contact. */
		repeat: v.optional(v.boolean(), false),
		/** Which interactions are contacts. */
		contact: events,
		/** The agent's flag, or the survey's answer, and what in it means resolved. */
		column,
		yes: v.optional(v.pipe(v.array(text), v.maxLength(100)), []),
		/** The column of the topic; empty for contacts about anything. */
		topic: column,
		days: v.optional(whole(1, 365), 7),
		/** Which interactions are a customer's reply. */
		reply: events
	}),
	v.strictObject({ kind: v.literal('duration'), statistic }),
	v.strictObject({ kind: v.literal('between'), from: events, to: events, statistic }),
	/** Time in a stage of a journey. */
	v.strictObject({ kind: v.literal('dwell'), stage: v.optional(text, ''), statistic }),
	/** The longest pause in a journey. */
	v.strictObject({ kind: v.literal('pause'), statistic }),
	v.strictObject({
		kind: v.literal('effort'),
		of: v.optional(v.picklist(EFFORTS), 'interactions'),
		/** Which interactions are contacts with people. */
		contact: events,
		statistic: v.optional(v.picklist(['mean', 'median', 'p90']), 'mean')
	}),
	v.strictObject({ kind: v.literal('cost'), ...amounts }),
	v.strictObject({ kind: v.literal('value'), ...amounts })
]);
/** What is measured of journeys and people: complete, plain JSON, so that any cell can hold one. */
export type Measure = v.InferOutput<typeof measureSchema>;
export type MeasureKind = Measure['kind'];
export type MeasureOf<Kind extends MeasureKind> = Extract<Measure, { kind: Kind }>;

/** In the order in which they are offered. */
export const MEASURE_KINDS: readonly MeasureKind[] = measureSchema.options.map(
	({ entries }) => entries.kind.literal
);

/** What a measure's number is: decides its parts, its interval and how differences are taken. */
export type Form = 'count' | 'rate' | 'nps' | 'mean' | 'total' | 'quantile';

export function formOf(measure: Measure): Form {
	switch (measure.kind) {
		case 'people':
		case 'journeys':
		case 'interactions':
			return 'count';
		case 'conversion':
		case 'outcome':
		case 'containment':
		case 'resolution':
		case 'csat':
			return 'rate';
		case 'nps':
			return 'nps';
		case 'ces':
			return measure.show === 'mean' ? 'mean' : 'rate';
		default:
			return measure.statistic === 'mean' || measure.statistic === 'total'
				? measure.statistic
				: 'quantile';
	}
}

/** The share of units below a quantile's value. */
export function shareOf(measure: Measure): number {
	return 'statistic' in measure && measure.statistic === 'p90' ? 0.9 : 0.5;
}

/** What a measure's values are, so that they can be written. */
export type Scale = 'count' | 'share' | 'score' | 'seconds' | 'amount' | 'number';

export function scaleOf(measure: Measure): Scale {
	switch (formOf(measure)) {
		case 'count':
			return 'count';
		case 'rate':
			return 'share';
		case 'nps':
			return 'score';
		default:
			break;
	}
	switch (measure.kind) {
		case 'duration':
		case 'between':
		case 'dwell':
		case 'pause':
			return 'seconds';
		case 'cost':
		case 'value':
			return 'amount';
		default:
			return 'number';
	}
}

/** What the n of a measure counts. */
export type Counted = 'people' | 'journeys' | 'sessions' | 'interactions' | 'answers' | 'contacts';

export function countedOf(measure: Measure): Counted {
	switch (measure.kind) {
		case 'people':
			return 'people';
		case 'interactions':
			return 'interactions';
		case 'conversion':
			return ({ journey: 'journeys', person: 'people', session: 'sessions' } as const)[
				measure.unit
			];
		case 'nps':
		case 'csat':
		case 'ces':
			return 'answers';
		case 'resolution':
			return measure.by === 'no-reply' ? 'journeys' : 'contacts';
		default:
			return 'journeys';
	}
}
