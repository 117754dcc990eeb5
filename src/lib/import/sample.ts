import { integer, name } from '$lib/sql/quote';
import type { Source } from './source';

/**
 * SQL predicate over the rows of a source: whether a row belongs to its sample; undefined where all rows
 * are read. Whole people stay: whoever has the same identifier, in whatever case, is in or out together.
 * MD5, because it is the same in every version; rows of nobody are counted off.
 */
export function sampleSql({ sample, columns }: Source): string | undefined {
	if (sample === undefined) return undefined;
	const one = integer(sample.one);
	const byRow = `"row" % ${one} = 0`;
	const column = columns.find(({ heading }) => heading === sample.by);
	if (column === undefined || column.role.role === 'ignore') return byRow;
	const who = `lower(trim(${name(column.name)}::varchar))`;
	return `(case when ${who} <> '' then md5_number_lower(${who}) % ${one} = 0 else ${byRow} end)`;
}

/** The same source with all of its records. */
export function withoutSample({ sample: _, ...source }: Source): Source {
	return source;
}
