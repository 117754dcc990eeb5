export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol';

export interface Token {
	readonly kind: TokenKind;
	/** The word, the name within its quotes, the string within its quotes, or the symbol. */
	readonly text: string;
	/** Offsets of its first character and of what comes after it. */
	readonly at: number;
	readonly until: number;
}

// What begins a new line within a text in quotes, which goes on after it.
const GOES_ON = String.raw`'[^\S\r\n]*[\r\n](?:\s|--[^\r\n]*[\r\n])*'`;
// Beyond ASCII everything but space may stand in a name.
const LETTER = String.raw`(?:[A-Za-z_]|[^\x00-\x7f\s])`;

// As DuckDB's own, lest a bracket or a semicolon hide in what only one of the two takes for a text.
const PATTERN = new RegExp(
	[
		String.raw`(?<space>\s+)`,
		String.raw`(?<comment>--[^\r\n]*)`,
		String.raw`(?<block>/\*)`,
		String.raw`(?<quoted>"(?:[^"]|"")*")`,
		String.raw`(?<escaped>[eE]'(?:[^'\\]|\\[\s\S]|''|${GOES_ON})*')`,
		String.raw`(?<string>'(?:[^']|''|${GOES_ON})*')`,
		String.raw`(?<dollar>\$(?<tag>${LETTER}(?:${LETTER}|\d)*)?\$[\s\S]*?\$\k<tag>\$)`,
		String.raw`(?<number>0[xX][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)`,
		String.raw`(?<word>${LETTER}(?:${LETTER}|[\d$])*)`,
		String.raw`(?<symbol>[\s\S])`
	].join('|'),
	'gu'
);

/** The tokens of a SQL text, without space and comments. Never fails: what is no token is a symbol. */
export function tokens(sql: string): readonly Token[] {
	const found: Token[] = [];
	const pattern = new RegExp(PATTERN);
	for (let match = pattern.exec(sql); match !== null; match = pattern.exec(sql)) {
		const groups = match.groups ?? {};
		if (groups['block'] !== undefined) pattern.lastIndex = endOfBlock(sql, match.index);
		const token = tokenOf(match[0], groups, match.index);
		if (token !== undefined) found.push(token);
	}
	return found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function tokenOf(whole: string, groups: Groups, at: number): Token | undefined {
	const { space, comment, block, quoted, escaped, string, dollar, tag = '' } = groups;
	if ((space ?? comment ?? block) !== undefined) return undefined;
	const until = at + whole.length;
	if (quoted !== undefined) {
		return { kind: 'quoted', text: quoted.slice(1, -1).replaceAll('""', '"'), at, until };
	}
	if (escaped !== undefined)
		return { kind: 'string', text: unescaped(inQuotes(escaped)), at, until };
	if (string !== undefined) return { kind: 'string', text: inQuotes(string), at, until };
	if (dollar !== undefined) {
		const fence = tag.length + 2;
		return { kind: 'string', text: dollar.slice(fence, -fence), at, until };
	}
	const kind =
		groups['word'] !== undefined ? 'word' : groups['number'] !== undefined ? 'number' : 'symbol';
	return { kind, text: whole, at, until };
}

const SEAM = new RegExp(GOES_ON, 'g');

function inQuotes(text: string): string {
	return text
		.slice(text.indexOf("'") + 1, -1)
		.replaceAll(SEAM, '')
		.replaceAll("''", "'");
}

const ESCAPE = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(text: string): string {
	return text.replaceAll(
		ESCAPE,
		(_, x?: string, u?: string, long?: string, octal?: string, one = '') => {
			const hex = x ?? u ?? long;
			if (hex !== undefined) return codePoint(parseInt(hex, 16));
			if (octal !== undefined) return codePoint(parseInt(octal, 8));
			return CONTROLS[one] ?? String(one);
		}
	);
}

function codePoint(code: number): string {
	return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}

const FENCE = /\/\*|\*\//g;

/** Where a block comment ends, that begins at a place: blocks nest. One that is never closed goes to the end. */
function endOfBlock(sql: string, at: number): number {
	let depth = 0;
	const fences = new RegExp(FENCE);
	fences.lastIndex = at;
	for (let fence = fences.exec(sql); fence !== null; fence = fences.exec(sql)) {
		depth += fence[0] === '/*' ? 1 : -1;
		if (depth === 0) return fences.lastIndex;
	}
	return sql.length;
}
