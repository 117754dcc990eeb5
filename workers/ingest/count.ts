import { sampleSql } from '$lib/import/sample';
import type { Source } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';

/**
 * The number of records that were read into a table from a row number on, those included that a sample
 * left out: rows from `last` on were kept to tell. Where they are not in the sample they leave now.
 */
export async function rowsFrom(
	db: Database,
	signal: AbortSignal,
	{
		table,
		firstRow,
		source,
		last
	}: {
		readonly table: string;
		readonly firstRow: number;
		readonly source: Source;
		readonly last: number;
	}
): Promise<number> {
	const inSample = sampleSql(source);
	const count = inSample === undefined ? 'count(*)' : `coalesce(max("row") + 1 - ${firstRow}, 0)`;
	const counted = await db.rows(
		signal,
		`select (${count})::integer as n from ${name(table)} where "row" >= ${firstRow}`
	);
	if (inSample !== undefined) {
		await db.run(signal, `delete from ${name(table)} where "row" >= ${last} and not ${inSample}`);
	}
	return Number(counted.column('n')[0]);
}
