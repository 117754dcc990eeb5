import * as v from 'valibot';

/** A file that the notebook refers to, or did until `droppedAt`. */
const fileUseSchema = v.object({ hash: v.string(), droppedAt: v.exactOptional(v.number()) });
export type FileUse = v.InferOutput<typeof fileUseSchema>;

export const notebookRowSchema = v.object({
	id: v.string(),
	title: v.string(),
	/** Milliseconds since 1970, as are all times in the storage. */
	createdAt: v.number(),
	changedAt: v.number(),
	/** Number of the current revision, from 1. */
	current: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** Checksum of the current revision. */
	checksum: v.string(),
	/** Whether its SQL may run without asking. */
	trusted: v.boolean(),
	files: v.array(fileUseSchema),
	deletedAt: v.exactOptional(v.number())
});
export type NotebookRow = v.InferOutput<typeof notebookRowSchema>;

export const revisionRowSchema = v.object({
	notebook: v.string(),
	number: v.pipe(v.number(), v.integer(), v.minValue(1)),
	at: v.number(),
	/** `keyOfValue` of the text. */
	checksum: v.string(),
	/** The document as JSON. */
	document: v.string()
});
export type RevisionRow = v.InferOutput<typeof revisionRowSchema>;

export const sourceRowSchema = v.object({
	hash: v.string(),
	size: v.number(),
	blob: v.instance(Blob)
});

export const sourceUseSchema = v.object({ hash: v.string(), size: v.number(), at: v.number() });

export const tableRowSchema = v.object({
	key: v.string(),
	tables: v.object({
		format: v.string(),
		parts: v.pipe(
			v.array(v.object({ checksum: v.string(), blob: v.instance(Blob) })),
			v.minLength(1),
			v.readonly()
		)
	})
});

/** Tables as they were prepared: see `Prepared` of the engine. */
export type StoredTables = v.InferOutput<typeof tableRowSchema>['tables'];

export const tableUseSchema = v.object({
	key: v.string(),
	bytes: v.number(),
	/** Hashes of the files that they were made of. */
	files: v.pipe(v.array(v.string()), v.readonly()),
	touchedAt: v.number()
});
export type TableUse = v.InferOutput<typeof tableUseSchema>;

export const resultRowSchema = v.object({
	key: v.string(),
	kind: v.string(),
	/** What the analysis decoded; structured-cloneable. */
	result: v.unknown(),
	/** How long it took to work out. */
	seconds: v.number(),
	at: v.number(),
	/** Its size, roughly. */
	bytes: v.number()
});
/** A result as it was stored. */
export type StoredResult = v.InferOutput<typeof resultRowSchema>;

export const resultUseSchema = v.object({
	key: v.string(),
	bytes: v.number(),
	touchedAt: v.number()
});
export type ResultUse = v.InferOutput<typeof resultUseSchema>;

/** The row if it is what it should be, else undefined: rows are from outside, too. */
export function parseRow<Schema extends v.GenericSchema>(
	schema: Schema,
	row: unknown
): v.InferOutput<Schema> | undefined {
	const parsed = v.safeParse(schema, row);
	return parsed.success ? parsed.output : undefined;
}
