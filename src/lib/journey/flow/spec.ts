import * as v from 'valibot';
import { followedEntries } from './events';

const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const COUNTS = whole(0, 1_000_000_000);

export const FLOW_WEIGHTS = [
	'count',
	'units',
	'out',
	'in',
	'all',
	'average',
	'median',
	'p95'
] as const;
export type FlowWeight = (typeof FLOW_WEIGHTS)[number];

/** The shares that transitions can be filtered by. */
export const FLOW_SHARES = ['all', 'out', 'in'] as const;

export const flowSchema = v.strictObject({
	...followedEntries,
	/** What a transition is drawn and coloured by. */
	weight: v.optional(v.picklist(FLOW_WEIGHTS), 'count'),
	/** How it is drawn. */
	show: v.optional(v.picklist(['graph', 'matrix']), 'graph'),
	/** Which labels are shown: the most frequent, of those with at least so many events and such a share of all. */
	nodes: v.optional(
		v.strictObject({
			top: v.optional(whole(1, 100), 15),
			count: v.optional(COUNTS, 0),
			share: v.optional(share, 0)
		}),
		{}
	),
	/** Which transitions the graph shows: those of at least so many and such a share. */
	edges: v.optional(
		v.strictObject({
			count: v.optional(COUNTS, 0),
			share: v.optional(share, 0.005),
			of: v.optional(v.picklist(FLOW_SHARES), 'all')
		}),
		{}
	),
	/** The label whose neighbours alone are shown; its name null for events without one. Null for all labels. */
	ego: v.optional(v.nullable(v.strictObject({ label: v.nullable(v.string()) })), null)
});
/** What the transition graph shows. */
export type FlowSpec = v.InferOutput<typeof flowSchema>;
