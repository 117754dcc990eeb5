import * as v from 'valibot';
import { plainHeading, uniqueNames } from './headings';
import { columnSchema, readSchema, type Source, type SourceColumn } from './source';

const text = v.pipe(v.string(), v.maxLength(500));
/** As many as a file may have. */
const MOST_COLUMNS = 5000;

export const mappingSchema = v.strictObject({
	format: v.literal('sentiero-mapping'),
	version: v.literal(1),
	/** What the source was called that it was made for. */
	name: v.optional(text, ''),
	read: readSchema,
	columns: v.pipe(v.array(columnSchema), v.maxLength(MOST_COLUMNS)),
	touchpoint: v.optional(text, ''),
	channel: v.optional(text, '')
});
/** How the columns of a layout are read, apart from any file: by heading, whatever their order. */
export type Mapping = v.InferOutput<typeof mappingSchema>;

export function mappingOf({ name, read, columns, touchpoint, channel }: Source): Mapping {
	return { format: 'sentiero-mapping', version: 1, name, read, columns, touchpoint, channel };
}

export interface Applied {
	readonly source: Source;
	/** Headings of the file that the mapping knows. */
	readonly matched: number;
	/** Headings of the mapping that the file lacks. */
	readonly missing: readonly string[];
}

/**
 * A source whose columns are read as a mapping says. The second column of one heading gets what the
 * mapping's second one has. What the mapping does not know is an attribute.
 */
export function applyMapping(mapping: Mapping, source: Source): Applied {
	const known = new Map<string, SourceColumn>();
	for (const [key, column] of numbered(mapping.columns)) known.set(key, column);
	const headings = numbered(source.columns);
	const found = headings.map(([key]) => known.get(key));
	const here = new Map(headings.map(([key, { heading }]) => [key, heading]));
	const columns = source.columns.map((column, i): SourceColumn => {
		const given = found[i];
		if (given === undefined) return { ...column, role: { role: 'attribute' } };
		const { name, type, role } = given;
		return { heading: column.heading, name, type: hereOf(type, here), role };
	});
	const names = uniqueNames(columns.map(({ name }) => name));
	const { touchpoint, channel } = mapping;
	const given = columns.some(({ role }) => role.role === 'touchpoint');
	return {
		source: {
			...source,
			columns: columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })),
			// An interaction is of some touchpoint.
			touchpoint: touchpoint === '' && !given ? source.name : touchpoint,
			channel
		},
		matched: found.filter((column) => column !== undefined).length,
		missing: numbered(mapping.columns)
			.filter(([key]) => !here.has(key))
			.map(([, { heading }]) => heading)
	};
}

/** Share of the columns of the smaller of both that a mapping has to know, to be taken for this source's. */
const KNOWN = 0.5;

/** Whether a mapping was made for a source like this: it knows most of its columns. */
export function belongsTo(mapping: Mapping, source: Source): boolean {
	if (mapping.read.format !== source.read.format) return false;
	const fewer = Math.min(mapping.columns.length, source.columns.length);
	return fewer > 0 && applyMapping(mapping, source).matched >= fewer * KNOWN;
}

/** A type as this file's headings have it; a time of day that the file lacks is left out. */
function hereOf(
	type: SourceColumn['type'],
	here: ReadonlyMap<string, string>
): SourceColumn['type'] {
	if (type.type !== 'time' || type.clock === undefined) return type;
	const { clock, ...rest } = type;
	const heading = here.get(`${plainHeading(clock)}\n1`);
	return heading === undefined ? rest : { ...rest, clock: heading };
}

/** Columns by heading and by how many of that heading came before. */
function numbered(columns: readonly SourceColumn[]): (readonly [string, SourceColumn])[] {
	const seen = new Map<string, number>();
	return columns.map((column) => {
		const plain = plainHeading(column.heading);
		const number = (seen.get(plain) ?? 0) + 1;
		seen.set(plain, number);
		return [`${plain}\n${number}`, column] as const;
	});
}
