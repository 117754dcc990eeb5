import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));

/**
 * A number of an analysis, whoever is behind it: of a spec that is kept here, whatever becomes of the cell
 * it was taken from; or, where an analysis reads tables of its own, of the cell that leaves them.
 */
export const behindRefSchema = v.union([
	v.strictObject({ kind: text, spec: v.record(v.string(), v.unknown()), pick: v.unknown() }),
	v.strictObject({ cell: text, pick: v.unknown() })
]);
export type BehindRef = v.InferOutput<typeof behindRefSchema>;
