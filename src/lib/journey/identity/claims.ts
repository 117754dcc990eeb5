import { usable } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import { loadTables } from '../tables';
import type { IdentityTypes } from './columns';

/**
 * SQL: the rows of each source that may name somebody, and whom, a query a source: (source, row, who) and what
 * `more` says of a row, as SQL by the name of its column. `said` is a relation (type, raw, who); of several
 * identifiers in a row the first column says it.
 */
export function claimedRows(
	sources: readonly Source[],
	types: IdentityTypes,
	said: string,
	more: (source: Source) => Readonly<Record<string, string>> = () => ({})
): string[] {
	return sources.flatMap((source, at) => {
		const columns = types.columnsOf(source);
		if (columns.length === 0) return [];
		const besides = Object.entries(more(source));
		const read = [
			...besides.map(([column, sql]) => `${sql} as ${column}`),
			...columns.map(({ sql }, index) => `${sql} as i${index}`)
		];
		const told = [
			...besides.map(([column]) => `r.${column}`),
			`coalesce(${columns.map((_, index) => `s${index}.who`).join(', ')}) as who`
		];
		const joins = columns.map(
			({ type }, index) =>
				`left join (select raw, who from ${said} where type = ${literal(type)}) s${index} on s${index}.raw = r.i${index}`
		);
		return [
			`select ${integer(at)} as source, r.row, ${told.join(', ')}
from (select row, ${read.join(', ')}
	from ${loadTables(source).rows} where ${usable(source)}) r
${joins.join('\n')}`
		];
	});
}
