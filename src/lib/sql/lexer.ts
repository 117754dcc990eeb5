export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol';

export interface Token {
	readonly kind: TokenKind;
	/** The word, the name within its quotes, the string within its quotes, or the symbol. */
	readonly text: string;
	/** Offset of its first character. */
	readonly at: number;
}

const PATTERN = new RegExp(
	[
		String.raw`(?<space>\s+)`,
		String.raw`(?<comment>--[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)`,
		String.raw`(?<quoted>"(?:[^"]|"")*")`,
		String.raw`(?<escaped>[eE]'(?:[^'\\]|\\[\s\S]|'')*')`,
		String.raw`(?<string>'(?:[^']|'')*')`,
		String.raw`(?<dollar>\$(?<tag>[A-Za-z_]\w*)?\$[\s\S]*?\$\k<tag>\$)`,
		String.raw`(?<number>\d[\w.]*)`,
		String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
		String.raw`(?<symbol>[\s\S])`
	].join('|'),
	'gu'
);

/** The tokens of a SQL text, without space and comments. Never fails: what is no token is a symbol. */
export function tokens(sql: string): readonly Token[] {
	const found: Token[] = [];
	for (const match of sql.matchAll(PATTERN)) {
		const { space, comment, quoted, escaped, string, dollar, number, word } = match.groups ?? {};
		const at = match.index;
		if (space !== undefined || comment !== undefined) continue;
		if (quoted !== undefined) {
			found.push({ kind: 'quoted', text: quoted.slice(1, -1).replaceAll('""', '"'), at });
		} else if (escaped !== undefined)
			found.push({ kind: 'string', text: escaped.slice(2, -1), at });
		else if (string !== undefined) {
			found.push({ kind: 'string', text: string.slice(1, -1).replaceAll("''", "'"), at });
		} else if (dollar !== undefined) found.push({ kind: 'string', text: dollar, at });
		else if (number !== undefined) found.push({ kind: 'number', text: number, at });
		else if (word !== undefined) found.push({ kind: 'word', text: word, at });
		else found.push({ kind: 'symbol', text: match[0], at });
	}
	return found;
}
