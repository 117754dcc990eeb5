import * as v from 'valibot';

/** A spec that is not what its kind of cell takes: says where and what. */
export class SpecError extends Error {
	override readonly name = 'SpecError';
	constructor(
		readonly kind: string,
		/** Path to the setting, such as `depth` or `rules.0.name`. */
		readonly path: string,
		message: string
	) {
		super(message);
	}
}

/** Validates what was written into a complete spec. Throws `SpecError` for the first thing wrong. */
export function parseSpec<Schema extends v.GenericSchema>(
	kind: string,
	schema: Schema,
	value: unknown
): v.InferOutput<Schema> {
	const parsed = v.safeParse(schema, value);
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw new SpecError(kind, v.getDotPath(issue) ?? '', issue.message);
}
