import * as v from 'valibot';

/** Types of identifier with known behaviour; any other name is a type of the user's own. */
export const KNOWN_IDENTIFIERS = [
	'email',
	'phone',
	'customer',
	'user',
	'device',
	'cookie',
	'card'
] as const;

const text = v.pipe(v.string(), v.maxLength(500));

export const csvReadSchema = v.strictObject({
	format: v.literal('csv'),
	encoding: v.optional(v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']), 'utf-8'),
	delimiter: v.pipe(v.string(), v.length(1)),
	/** The quote character, or empty where the file has none. */
	quote: v.optional(v.picklist(['"', "'", '']), '"'),
	/** Whether the first record after `skip` lines holds the headings. */
	header: v.optional(v.boolean(), true),
	/** Physical lines before the table begins. */
	skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 0)
});
/** How the bytes of a delimited text file become records. */
export type CsvRead = v.InferOutput<typeof csvReadSchema>;

export const columnTypeSchema = v.variant('type', [
	v.strictObject({ type: v.literal('text') }),
	v.strictObject({ type: v.literal('number'), decimal: v.optional(v.picklist(['.', ',']), '.') }),
	v.strictObject({ type: v.literal('boolean') }),
	v.strictObject({
		type: v.literal('time'),
		/** `iso`, `epoch-s`, `epoch-ms`, `epoch-us`, or a strptime pattern such as `%d/%m/%Y %H:%M`. */
		format: text,
		/** IANA zone of times that name none. */
		zone: v.optional(text, 'UTC')
	})
]);
export type ColumnType = v.InferOutput<typeof columnTypeSchema>;

export const roleSchema = v.variant('role', [
	v.strictObject({ role: v.literal('identifier'), identifier: v.pipe(text, v.nonEmpty()) }),
	v.strictObject({ role: v.literal('time') }),
	/** Several touchpoint columns are joined with ` · ` in column order; so are channels. */
	v.strictObject({ role: v.literal('touchpoint') }),
	v.strictObject({ role: v.literal('channel') }),
	v.strictObject({ role: v.literal('attribute') }),
	v.strictObject({ role: v.literal('ignore') })
]);
export type Role = v.InferOutput<typeof roleSchema>;

export const columnSchema = v.strictObject({
	/** The heading in the file, or `column 1`, `column 2`, … where it has none. */
	heading: text,
	/** The column's name in the notebook and in SQL; unique in its source. */
	name: v.pipe(text, v.nonEmpty()),
	type: columnTypeSchema,
	role: roleSchema
});
/** One column of a source, in file order. */
export type SourceColumn = v.InferOutput<typeof columnSchema>;

export const sourceFileSchema = v.strictObject({
	name: text,
	/** Bytes. */
	size: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Content hash, see `file-hash.ts`; empty in a document written by hand, until data is given. */
	hash: v.optional(v.string(), '')
});
export type SourceFile = v.InferOutput<typeof sourceFileSchema>;

export const sourceSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
	name: v.pipe(text, v.nonEmpty()),
	files: v.optional(v.array(sourceFileSchema), []),
	read: csvReadSchema,
	columns: v.array(columnSchema),
	/** The touchpoint of every row where no column gives one. */
	touchpoint: v.optional(text, ''),
	/** The channel of every row where no column gives one. */
	channel: v.optional(text, '')
});
/** One imported file, or several of the same layout, with one mapping. */
export type Source = v.InferOutput<typeof sourceSchema>;
