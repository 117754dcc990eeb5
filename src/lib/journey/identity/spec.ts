import * as v from 'valibot';
import { identifierRuleSchema } from './rules';

const identifierSchema = v.strictObject({
	type: v.pipe(v.string(), v.nonEmpty()),
	/** As a file has it; it is normalised like any other. */
	value: v.pipe(v.string(), v.nonEmpty())
});
/** An identifier as somebody names it. */
export type Identifier = v.InferOutput<typeof identifierSchema>;

const pairSchema = v.strictTuple([identifierSchema, identifierSchema]);
/** Two identifiers, in no order. */
export type IdentifierPair = v.InferOutput<typeof pairSchema>;

export const PASSES = ['live', 'replay'] as const;
/** How a shared identifier is divided among its people: see `docs/semantics.md`. */
export const SHARINGS = ['divide', 'last-login', 'reset'] as const;

const type = v.pipe(v.string(), v.nonEmpty());
const methodSchema = v.variant('by', [
	v.strictObject({ by: v.literal('graph') }),
	v.strictObject({
		by: v.literal('field'),
		/** The type that stays with a device. */
		persistent: type,
		/** The type that names a person, on some rows only. */
		transient: type,
		pass: v.optional(v.picklist(PASSES), 'replay')
	})
]);

/** Most pairs made or cut by hand. */
const PAIRS = 2000;

export const identitySchema = v.strictObject({
	/** The graph of identifiers that share rows; or one type that names people and one that carries the name on. */
	method: v.optional(methodSchema, { by: 'graph' }),
	/** Settings per identifier type, where they differ from the type's defaults. */
	types: v.optional(v.record(v.string(), identifierRuleSchema), {}),
	/** Calling code of phone numbers that name no country, such as `39`; empty to compare digits only. */
	country: v.optional(v.pipe(v.string(), v.regex(/^\d{0,4}$/)), ''),
	sharing: v.optional(v.picklist(SHARINGS), 'divide'),
	/** People of more identifiers are held back. */
	limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1e6)), 500),
	/** Pairs that are one person whatever the rows say. */
	merges: v.optional(v.pipe(v.array(pairSchema), v.maxLength(PAIRS)), []),
	/** Pairs whose rows link nothing between the two. */
	cuts: v.optional(v.pipe(v.array(pairSchema), v.maxLength(PAIRS)), [])
});
/** How rows are stitched into people. */
export type IdentitySpec = v.InferOutput<typeof identitySchema>;
