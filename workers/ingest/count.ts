import { name } from '$lib/sql/quote';
import type { Database } from '../database';

/** The number of rows of a table from a row number on. */
export async function rowsFrom(
	db: Database,
	signal: AbortSignal,
	table: string,
	firstRow: number
): Promise<number> {
	const counted = await db.rows(
		signal,
		`select count(*)::integer as n from ${name(table)} where "row" >= ${firstRow}`
	);
	return Number(counted.column('n')[0]);
}
