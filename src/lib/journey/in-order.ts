/**
 * SQL: the same rows, whose order survives joins and filters on top. DuckDB lets operators hold small chunks back
 * while larger ones pass, unless the first operator of the pipeline that says anything of order needs it: a
 * limit does, a join does not care. This limit limits nothing, and rows stream through it. It also keeps filters
 * above it: those of all that read a common table would be tested together as the table is made, and one that asks a
 * subquery would become a join that compares every row with every row.
 */
export function inOrder(rows: string): string {
	return `(from ${rows} limit 9000000000000000000)`;
}
