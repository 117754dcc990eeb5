import { tokens, type Token } from './lexer';
import { replaced } from './replace';

/** Where a statement refers to an input: `$name`, or `$name.from` and `$name.to` of a range. */
export interface InputReference {
	readonly name: string;
	readonly end: 'from' | 'to' | undefined;
	/** Offsets of its first character and of what comes after it. */
	readonly at: number;
	readonly until: number;
}

/** The references of a statement, in its order. Texts, comments and names in quotes hold none. */
export function inputReferences(sql: string): readonly InputReference[] {
	const all = tokens(sql);
	return all.flatMap((token, index) => {
		const next = all[index + 1];
		if (token.kind !== 'symbol' || token.text !== '$' || next === undefined) return [];
		// `$1` and `$"x"` are no inputs, yet parameters, which nobody gives: better told than left to DuckDB.
		if (next.at !== token.at + 1 || next.kind === 'symbol' || next.kind === 'string') return [];
		const end = next.kind === 'word' ? endOf(next, all[index + 2], all[index + 3]) : undefined;
		const until = end === undefined ? next.until : next.until + 1 + end.length;
		return [{ name: next.text, end, at: token.at, until }];
	});
}

/** The statement with each reference replaced by what is given for it. */
export function replaceInputs(sql: string, of: (reference: InputReference) => string): string {
	return replaced(sql, inputReferences(sql), of);
}

function endOf(
	name: Token,
	dot: Token | undefined,
	word: Token | undefined
): 'from' | 'to' | undefined {
	const after = name.until;
	if (dot?.text !== '.' || dot.at !== after || word?.kind !== 'word' || word.at !== after + 1)
		return undefined;
	const end = word.text.toLowerCase();
	return end === 'from' || end === 'to' ? end : undefined;
}
