import * as v from 'valibot';
import { isFreeName } from './headings';

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

/** Encodings of before Unicode, by their names in https://encoding.spec.whatwg.org, Western ones first. */
export const legacyEncodings = [
	'windows-1252',
	'macintosh',
	'windows-1250',
	'iso-8859-2',
	'windows-1254',
	'windows-1257',
	'iso-8859-4',
	'iso-8859-13',
	'windows-1251',
	'iso-8859-5',
	'koi8-u',
	'ibm866',
	'windows-1253',
	'iso-8859-7',
	'windows-1255',
	'iso-8859-8',
	'windows-1256',
	'iso-8859-6',
	'windows-1258',
	'windows-874',
	'shift_jis',
	'euc-jp',
	'gbk',
	'big5',
	'euc-kr'
] as const;
export type LegacyEncoding = (typeof legacyEncodings)[number];

const encodingSchema = v.optional(
	v.picklist(['utf-8', 'utf-16le', 'utf-16be', ...legacyEncodings]),
	'utf-8'
);

export const csvReadSchema = v.strictObject({
	format: v.literal('csv'),
	encoding: encodingSchema,
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

/**
 * Dotted path to a list in each record, through the lists on its way: each of its elements is a row of its own,
 * with the fields of all that it lies in. A record whose list is empty is one row.
 */
const eachSchema = v.exactOptional(v.pipe(text, v.nonEmpty()));

/** How a file becomes records: by its format, which was recognised from its contents. */
export const readSchema = v.variant('format', [
	csvReadSchema,
	v.strictObject({
		format: v.literal('json'),
		encoding: encodingSchema,
		/** One value a line, an array of records, or an object of arrays, one a column. */
		layout: v.picklist(['lines', 'array', 'columns']),
		/** Dotted path from the document to its records; empty where they are the document. */
		at: v.optional(text, ''),
		each: eachSchema
	}),
	v.strictObject({ format: v.literal('parquet'), each: eachSchema }),
	/** Arrow IPC, as a stream or as a file, which is Feather too. */
	v.strictObject({ format: v.literal('arrow'), each: eachSchema }),
	v.strictObject({
		format: v.literal('xlsx'),
		sheet: text,
		header: v.optional(v.boolean(), true),
		/** Rows of the sheet before the table begins. */
		skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 0)
	}),
	v.strictObject({ format: v.literal('xes'), encoding: encodingSchema })
]);
export type SourceRead = v.InferOutput<typeof readSchema>;
export type Format = SourceRead['format'];
/** The settings of one format's reading. */
export type ReadOf<F extends Format> = Extract<SourceRead, { format: F }>;
/** What the user has set of the reading; the rest is found out. */
export type ReadHints = { [F in Format]: Partial<ReadOf<F>> }[Format];

const columnTypeSchema = v.variant('type', [
	v.strictObject({ type: v.literal('text') }),
	v.strictObject({ type: v.literal('number'), decimal: v.optional(v.picklist(['.', ',']), '.') }),
	v.strictObject({ type: v.literal('boolean') }),
	v.strictObject({
		type: v.literal('time'),
		/** `iso`, `epoch-s`, `epoch-ms`, `epoch-us`, or a strptime pattern such as `%d/%m/%Y %H:%M`. */
		format: text,
		/** IANA zone of times that name none. */
		zone: v.optional(text, 'UTC'),
		/** Heading of the column with the time of day, where the date stands apart: read as `date clock`. */
		clock: v.exactOptional(text)
	})
]);
export type ColumnType = v.InferOutput<typeof columnTypeSchema>;

const roleSchema = v.variant('role', [
	v.strictObject({ role: v.literal('identifier'), identifier: v.pipe(text, v.nonEmpty()) }),
	/** When it happened or, where another column says when it ended, when it began. */
	v.strictObject({ role: v.literal('time') }),
	v.strictObject({ role: v.literal('end') }),
	/** Several touchpoint columns are joined with ` · ` in column order; so are channels. */
	v.strictObject({ role: v.literal('touchpoint') }),
	v.strictObject({ role: v.literal('channel') }),
	/** What a customer answered, between `from` and `to`. */
	v.strictObject({
		role: v.literal('score'),
		scale: v.picklist(['nps', 'csat', 'ces', 'other']),
		from: v.number(),
		to: v.number()
	}),
	v.strictObject({ role: v.literal('comment') }),
	v.strictObject({ role: v.literal('cost') }),
	v.strictObject({ role: v.literal('value') }),
	v.strictObject({ role: v.literal('duration'), unit: v.picklist(['ms', 's', 'min', 'h']) }),
	/** The case of a process, ticket or order that the row belongs to. */
	v.strictObject({ role: v.literal('case') }),
	v.strictObject({ role: v.literal('stage') }),
	v.strictObject({ role: v.literal('attribute') }),
	v.strictObject({ role: v.literal('ignore') })
]);
export type Role = v.InferOutput<typeof roleSchema>;

export const columnSchema = v.strictObject({
	/**
	 * The heading in the file, or `column 1`, `column 2`, … where it has none; of nested records the
	 * dotted path to the value.
	 */
	heading: text,
	/** The column's name in the notebook and in SQL; unique in its source, and none that its table keeps for itself. */
	name: v.pipe(text, v.nonEmpty(), v.check(isFreeName)),
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
	hash: v.optional(v.string(), ''),
	/** How it is read, where otherwise than the source's first file. */
	read: v.optional(readSchema),
	/** Its headings in its own order, where they are not those of the source's columns. */
	headings: v.optional(v.array(text))
});
export type SourceFile = v.InferOutput<typeof sourceFileSchema>;

const sampleSchema = v.strictObject({
	/** One in so many people is kept. */
	one: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1_000_000)),
	/** Heading of the identifier column that says who they are. */
	by: text
});
/** A part of a source that is small enough: see `sample.ts`. */
export type Sample = v.InferOutput<typeof sampleSchema>;

export const sourceSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
	name: v.pipe(text, v.nonEmpty()),
	files: v.optional(v.array(sourceFileSchema), []),
	/** How its files are read, but for those that say otherwise. */
	read: readSchema,
	columns: v.array(columnSchema),
	/** The touchpoint of every row where no column gives one. */
	touchpoint: v.optional(text, ''),
	/** The channel of every row where no column gives one. */
	channel: v.optional(text, ''),
	/** Where only a sample of its records is read. */
	sample: v.exactOptional(sampleSchema)
});
/** One imported file, or several of the same layout, with one mapping. */
export type Source = v.InferOutput<typeof sourceSchema>;
