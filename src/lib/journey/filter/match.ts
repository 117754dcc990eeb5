import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(500));
const value = v.union([text, v.pipe(v.number(), v.finite()), v.boolean()]);
export type MatchValue = v.InferOutput<typeof value>;

/** What an interaction has besides its columns. */
export const EVENT_FIELDS = ['touchpoint', 'channel', 'stage', 'source'] as const;

export const fieldSchema = v.union([
	v.picklist(EVENT_FIELDS),
	/** A column of that name, of whichever sources have one. */
	v.strictObject({ column: v.pipe(text, v.nonEmpty()) })
]);
export type Field = v.InferOutput<typeof fieldSchema>;

export const testSchema = v.variant('op', [
	v.strictObject({
		field: fieldSchema,
		op: v.picklist(['is', 'is-not']),
		values: v.pipe(v.array(value), v.maxLength(1000))
	}),
	v.strictObject({
		field: fieldSchema,
		/** `like` takes `*` for any text and `?` for one character; case never matters. */
		op: v.picklist(['contains', 'starts-with', 'ends-with', 'like']),
		value: text
	}),
	v.strictObject({
		field: fieldSchema,
		op: v.picklist(['<', '<=', '>', '>=']),
		value
	}),
	v.strictObject({ field: fieldSchema, op: v.picklist(['empty', 'not-empty']) })
]);
/**
 * What one interaction is asked: a field, an operator, a value. As long as there is no value to compare
 * with, everything passes.
 */
export type Test = v.InferOutput<typeof testSchema>;

/** All of these tests hold of one interaction. */
export const matchSchema = v.pipe(v.array(testSchema), v.minLength(1), v.maxLength(20));
export type Match = v.InferOutput<typeof matchSchema>;

/** Whether a test has nothing yet to compare with. */
export function isUnset(test: Test): boolean {
	if ('values' in test) return test.values.length === 0;
	return 'value' in test && test.value === '';
}

/** The names of columns that matches ask for, each once. */
export function columnsOf(matches: readonly Match[]): string[] {
	const names = matches.flatMap((match) =>
		match.flatMap(({ field }) => (typeof field === 'string' ? [] : [field.column]))
	);
	return [...new Set(names)].sort();
}

/** Interactions at one of these touchpoints. */
export function at(...touchpoints: readonly string[]): Match {
	return [{ field: 'touchpoint', op: 'is', values: [...touchpoints] }];
}
