import { plainHeading, uniqueNames } from './headings';
import type { Inspection } from './inspection';
import type { Source, SourceColumn, SourceFile, SourceRead } from './source';

/** How the columns of a file differ from those of a source that it could join; both in their own order. */
export interface Fit {
	/** Headings of the source that the file lacks: empty for its rows. */
	readonly missing: readonly string[];
	/** Headings that only the file has: empty for the rows of the others. */
	readonly added: readonly string[];
}

/** Least share of all headings that both must have. */
const SHARED = 0.75;

/**
 * How a file fits into a source, undefined where it is of another layout: not of the format, too few
 * headings in common, or without the time or any identifier of the source. Order and case do not matter.
 */
export function fitOf(source: Source, { read, headings }: Inspection): Fit | undefined {
	if (read.format !== source.read.format || !namesColumns(read)) return undefined;
	const here = new Set(headings.map(plainHeading));
	const there = new Set(source.columns.map(({ heading }) => plainHeading(heading)));
	const missing = source.columns.filter(({ heading }) => !here.has(plainHeading(heading)));
	const added = headings.filter((heading) => !there.has(plainHeading(heading)));
	const shared = source.columns.length - missing.length;
	if (shared < SHARED * (source.columns.length + added.length)) return undefined;
	const has = (role: string) =>
		source.columns.some(
			(column) => column.role.role === role && here.has(plainHeading(column.heading))
		);
	if (!has('time') || !has('identifier')) return undefined;
	return { missing: missing.map(({ heading }) => heading), added };
}

/** Columns without names can only be told by their places. */
function namesColumns(read: SourceRead): boolean {
	return !('header' in read) || read.header;
}

/**
 * The source with one more file. Columns that only the file has come last, as attributes of the type that
 * is proposed for them; what the others lack is empty for their rows.
 */
export function withFile(
	source: Source,
	name: string,
	inspection: Inspection,
	proposed: readonly SourceColumn[]
): Source {
	const { added } = fitOf(source, inspection) ?? { added: [] };
	const list = source.columns.map(({ heading }) => heading);
	const fresh = added.map((heading): SourceColumn => {
		const column = proposed.find((one) => one.heading === heading);
		return {
			heading,
			name: heading,
			type: column?.type ?? { type: 'text' },
			role: { role: 'attribute' }
		};
	});
	const columns = [...source.columns, ...fresh];
	const names = uniqueNames(columns.map((column) => column.name));
	const files = source.files.map((file) =>
		fresh.length === 0 || file.headings !== undefined ? file : { ...file, headings: list }
	);
	const all = columns.map(({ heading }) => heading);
	return {
		...source,
		columns: columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })),
		files: [...files, fileOf(name, inspection, source.read, all)]
	};
}

/** A file as a source names it: what it shares with the source is not said again. */
function fileOf(
	name: string,
	{ hash, size, read, headings }: Inspection,
	usual: SourceRead,
	columns: readonly string[]
): SourceFile {
	return {
		name,
		size,
		hash,
		...(same(read, usual) ? {} : { read }),
		...(same(headings, columns) ? {} : { headings: [...headings] })
	};
}

function same(a: unknown, b: unknown): boolean {
	return keyed(a) === keyed(b);
}

/** Text of a plain value, whatever the order of its fields. */
function keyed(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
}
