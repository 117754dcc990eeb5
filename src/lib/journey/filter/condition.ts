import * as v from 'valibot';
import { behindRefSchema, type BehindRef } from './behind-ref';
import { matchSchema, type Match } from './match';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const compare = v.picklist(['=', '<', '<=', '>', '>=']);

export const OUTCOMES = ['success', 'failure', 'abandoned', 'open'] as const;
export const MEASURES = ['events', 'touchpoints', 'channels', 'journeys', 'seconds'] as const;

/** Items of a sequence, at most. */
export const MOST_ITEMS = 20;

const sequenceItemSchema = v.variant('is', [
	v.strictObject({ is: v.literal('one'), match: matchSchema }),
	/** Any number of interactions. */
	v.strictObject({ is: v.literal('any') }),
	/** Any number of interactions, none of which matches, up to the next item or the end. */
	v.strictObject({ is: v.literal('none'), match: matchSchema })
]);
export type SequenceItem = v.InferOutput<typeof sequenceItemSchema>;

const leaves = [
	/** Did it so many times; once or more where `times` is absent, never where it is `= 0`. */
	v.strictObject({
		kind: v.literal('did'),
		match: matchSchema,
		times: v.optional(v.strictObject({ op: compare, count }), { op: '>=', count: 1 })
	}),
	/** Did one and, later in the order, the other; at most so many seconds later where that is said. */
	v.strictObject({
		kind: v.literal('then'),
		first: matchSchema,
		later: matchSchema,
		seconds: v.optional(v.pipe(v.number(), v.minValue(0)))
	}),
	v.strictObject({
		kind: v.literal('sequence'),
		/** Whether the first item begins the unit; else it may begin anywhere. */
		start: v.optional(v.boolean(), false),
		items: v.pipe(v.array(sequenceItemSchema), v.minLength(1), v.maxLength(MOST_ITEMS))
	}),
	v.strictObject({
		kind: v.literal('measure'),
		measure: v.picklist(MEASURES),
		op: compare,
		value: v.pipe(v.number(), v.finite())
	}),
	/** A journey that ended so; of a person, at least one. */
	v.strictObject({
		kind: v.literal('outcome'),
		outcomes: v.pipe(v.array(v.picklist(OUTCOMES)), v.minLength(1))
	}),
	/** Begins in a time, in UTC: from the first inclusive to the last exclusive. */
	v.strictObject({
		kind: v.literal('begins'),
		from: v.optional(v.pipe(v.string(), v.isoTimestamp())),
		to: v.optional(v.pipe(v.string(), v.isoTimestamp()))
	}),
	/** Is behind a number of an analysis; of a person, one of the journeys is; of a journey, its person is. */
	v.strictObject({
		kind: v.literal('behind'),
		of: behindRefSchema,
		/** What the number is, in the words it was shown with. */
		title: v.optional(v.pipe(v.string(), v.maxLength(500)), '')
	})
] as const;

const leafSchema = v.variant('kind', leaves);
export type Leaf = v.InferOutput<typeof leafSchema>;

/** What is asked of a person or a journey. */
export type Condition =
	| Leaf
	| { readonly kind: 'all' | 'some'; readonly of: readonly Condition[] }
	| { readonly kind: 'not'; readonly of: Condition };

export type WrittenCondition =
	| v.InferInput<typeof leafSchema>
	| { readonly kind: 'all' | 'some'; readonly of: readonly WrittenCondition[] }
	| { readonly kind: 'not'; readonly of: WrittenCondition };

/** Levels of conditions within conditions; a document is not trusted to end. */
const DEEPEST = 8;

export const conditionSchema: v.GenericSchema<WrittenCondition, Condition> = conditionAt(DEEPEST);

function conditionAt(depth: number): v.GenericSchema<WrittenCondition, Condition> {
	if (depth === 0) return leafSchema;
	const inner = v.lazy(() => conditionAt(depth - 1));
	const list = v.pipe(v.array(inner), v.maxLength(100));
	return v.variant('kind', [
		...leaves,
		v.strictObject({ kind: v.picklist(['all', 'some']), of: list }),
		v.strictObject({ kind: v.literal('not'), of: inner })
	]);
}

/** The conditions that are no combination of others, in order. */
export function leavesOf(condition: Condition): readonly Leaf[] {
	switch (condition.kind) {
		case 'all':
		case 'some':
			return condition.of.flatMap(leavesOf);
		case 'not':
			return leavesOf(condition.of);
		default:
			return [condition];
	}
}

/** The matches that a condition's leaves ask for. */
export function matchesOf(leaf: Leaf): readonly Match[] {
	switch (leaf.kind) {
		case 'did':
			return [leaf.match];
		case 'then':
			return [leaf.first, leaf.later];
		case 'sequence':
			return leaf.items.flatMap((item) => (item.is === 'any' ? [] : [item.match]));
		default:
			return [];
	}
}

/** The numbers that a condition asks who is behind. */
export function refsOf(condition: Condition): readonly BehindRef[] {
	return leavesOf(condition).flatMap((leaf) => (leaf.kind === 'behind' ? [leaf.of] : []));
}
