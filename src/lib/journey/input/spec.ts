import * as v from 'valibot';

/** How specs and statements refer to an input: `$` and this. */
export const INPUT_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

const text = v.pipe(v.string(), v.maxLength(500));
const finite = v.pipe(v.number(), v.finite());
/** A day, `2024-03-31`; empty for no bound. */
const day = v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]);

const valueSchema = v.variant('type', [
	v.strictObject({
		type: v.literal('range'),
		/** The first day. */
		from: v.optional(day, ''),
		/** The last day, which counts. */
		to: v.optional(day, '')
	}),
	v.strictObject({
		type: v.literal('choice'),
		options: v.optional(v.pipe(v.array(text), v.maxLength(200)), []),
		value: v.optional(text, '')
	}),
	v.strictObject({
		type: v.literal('number'),
		value: v.optional(finite, 0),
		min: v.exactOptional(finite),
		max: v.exactOptional(finite)
	}),
	v.strictObject({ type: v.literal('text'), value: v.optional(text, '') })
]);

export const inputSchema = v.strictObject({
	/** Unique without case among the inputs of a notebook; where two have one name, the first keeps it. */
	name: v.pipe(v.string(), v.regex(INPUT_NAME)),
	value: v.optional(valueSchema, { type: 'text' })
});
/** A value that other cells refer to by `$name`. */
export type InputSpec = v.InferOutput<typeof inputSchema>;
export type InputValue = InputSpec['value'];
export const INPUT_TYPES = ['range', 'choice', 'number', 'text'] as const;
