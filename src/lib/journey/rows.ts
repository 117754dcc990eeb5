import type { Rows, Value } from './analysis';

/** The rows of a statement as objects. For results of at most some thousands. */
export function objects(
	rows: ReadonlyMap<string, Rows>,
	statement: string
): readonly Readonly<Record<string, Value>>[] {
	const found = rows.get(statement);
	if (found === undefined) throw new Error(`the statement ${statement} was not read`);
	const columns = found.columns.map(({ name }) => [name, found.column(name)] as const);
	return Array.from({ length: found.length }, (_, index) =>
		Object.fromEntries(columns.map(([name, values]) => [name, values[index] ?? null]))
	);
}
