import { name } from './quote';
import { tokens } from './lexer';

/** What is wrong with a statement before DuckDB has even seen it. */
export type StatementFault = 'empty' | 'several' | 'brackets';

/** Why a text cannot be one query, or undefined. A trailing semicolon is fine. */
export function faultOf(sql: string): StatementFault | undefined {
	const found = tokens(sql);
	const last = found.at(-1);
	const body = last?.kind === 'symbol' && last.text === ';' ? found.slice(0, -1) : found;
	if (body.length === 0) return 'empty';
	let depth = 0;
	for (const token of body) {
		if (token.kind !== 'symbol') continue;
		if (token.text === ';') return 'several';
		if (token.text === '(') depth++;
		if (token.text === ')' && --depth < 0) return 'brackets';
	}
	return depth === 0 ? undefined : 'brackets';
}

/** Lines before the user's own text in a wrapped statement. */
export const LINES_BEFORE = 1;

/**
 * A user's query as a query of ours: it may read the relations given, by their names, and can only read.
 * The text stands unchanged from the second line on, so that places in errors can be told.
 */
export function wrapped(
	sql: string,
	relations: readonly { readonly name: string; readonly query: string }[]
): string {
	const ctes = relations.map(
		({ name: relation, query }) => `${name(relation)} as not materialized (${oneLine(query)})`
	);
	const head = ctes.length === 0 ? '' : `with ${ctes.join(', ')} `;
	return `${head}select * from (\n${withoutSemicolon(sql)}\n)`;
}

function oneLine(sql: string): string {
	return sql.replaceAll(/\s*\n\s*/g, ' ');
}

function withoutSemicolon(sql: string): string {
	const last = tokens(sql).at(-1);
	return last?.kind === 'symbol' && last.text === ';'
		? sql.slice(0, last.at) + sql.slice(last.until)
		: sql;
}
