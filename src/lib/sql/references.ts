import { tokens, type Token } from './lexer';

/** Words and symbols after which a relation can stand. */
const BEFORE = new Set([
	...['from', 'join', 'pivot', 'unpivot', 'pivot_wider', 'pivot_longer', 'describe', 'summarize'],
	...['show', 'desc', 'table', 'only', ',', '(', ':']
]);

/**
 * Which of the known relations a statement may read, in the order of their first mention. Names are
 * compared as DuckDB does, without case. It errs on the side of naming too many: what stands where a
 * relation can stand counts, so that nothing a statement reads is ever missed.
 */
export function references(sql: string, known: readonly string[]): readonly string[] {
	const byName = new Map(known.map((relation) => [relation.toLowerCase(), relation]));
	const found = new Set<string>();
	const all = tokens(sql);
	for (const [index, token] of all.entries()) {
		const relation = byName.get(token.text.toLowerCase());
		if (relation !== undefined && isPlace(token, all[index - 1], all[index + 1]))
			found.add(relation);
		// Table functions such as query('…') and query_table('…') read what their text names.
		if (token.kind === 'string')
			for (const inner of references(token.text, known)) found.add(inner);
	}
	return [...found];
}

function isPlace(token: Token, before: Token | undefined, after: Token | undefined): boolean {
	if (token.kind === 'symbol' || token.kind === 'number') return false;
	if (after?.kind === 'symbol' && (after.text === '.' || after.text === '(')) return false;
	return before === undefined || BEFORE.has(before.text.toLowerCase());
}
