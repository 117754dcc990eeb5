import * as v from 'valibot';
import { sourceSchema, type Source } from '$lib/import/source';

/** The version of the document format that this code writes. See `docs/notebook-format.md`. */
export const DOCUMENT_VERSION = 1;
export const DOCUMENT_FORMAT = 'sentiero-notebook';

/** A name that specs refer to: stable while titles and names change. */
const idSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

export const settingsSchema = v.strictObject({
	/** IANA zone whose days, weeks and hours the notebook counts in. */
	timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone)), 'UTC'),
	weekStart: v.optional(v.picklist(['monday', 'sunday']), 'monday'),
	/** Groups smaller than this are greyed and never ranked. */
	smallGroup: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 10)
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const cellSchema = v.strictObject({
	id: idSchema,
	kind: v.pipe(v.string(), v.nonEmpty()),
	name: v.pipe(v.string(), v.maxLength(200)),
	/** Settings of the cell; each kind validates its own. Plain JSON. */
	spec: v.optional(v.record(v.string(), v.unknown()), {})
});
/** One unit of the notebook. `spec` is whole and valid once the document has been parsed. */
export type Cell = v.InferOutput<typeof cellSchema>;

export const documentSchema = v.strictObject({
	format: v.literal(DOCUMENT_FORMAT),
	version: v.literal(DOCUMENT_VERSION),
	title: v.pipe(v.string(), v.maxLength(200)),
	settings: v.optional(settingsSchema, {}),
	sources: v.optional(v.array(sourceSchema), []),
	cells: v.optional(v.array(cellSchema), [])
});

/** The document: settings, sources and cells in order. Immutable; see `operations.ts`. */
export interface NotebookDocument {
	readonly format: typeof DOCUMENT_FORMAT;
	readonly version: typeof DOCUMENT_VERSION;
	readonly title: string;
	readonly settings: Settings;
	readonly sources: readonly Source[];
	readonly cells: readonly Cell[];
}

function isTimeZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
