export interface Place {
	/** From 1. */
	readonly line: number;
	/** From 1. */
	readonly column: number;
}

/** What an error of DuckDB says in words, and where in the statement it says so. */
export interface ReadMessage {
	readonly text: string;
	readonly place: Place | undefined;
}

/**
 * Reads an error message of DuckDB. Binder errors quote the line after `LINE n: ` and put a caret under
 * the place; parser errors come as JSON with an offset in characters.
 */
export function readMessage(message: string, sql: string): ReadMessage {
	const structured = readStructured(message);
	if (structured === undefined)
		return { text: withoutQuote(message), place: caretPlace(message, sql) };
	const offset = structured.position === undefined ? NaN : Number(structured.position);
	return {
		text: `${structured.exception_type} Error: ${withoutQuote(structured.exception_message)}`,
		place: Number.isNaN(offset) ? undefined : placeOfOffset(sql, offset)
	};
}

interface Structured {
	readonly exception_type: string;
	readonly exception_message: string;
	readonly position?: string;
}

function readStructured(message: string): Structured | undefined {
	if (!message.startsWith('{')) return undefined;
	try {
		const value = JSON.parse(message) as Partial<Structured>;
		const { exception_type, exception_message } = value;
		if (exception_type === undefined || exception_message === undefined) return undefined;
		return { ...value, exception_type, exception_message };
	} catch {
		return undefined;
	}
}

function placeOfOffset(sql: string, offset: number): Place {
	// DuckDB counts code points.
	const before = [...sql].slice(0, offset).join('').split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The line that is quoted in a message; of a long one, a part between dots. */
const QUOTED = /^LINE (\d+): (\.{3} ?)?(.*?)(\.{3})?$/;

function caretPlace(message: string, sql: string): Place | undefined {
	const lines = message.split('\n');
	const at = lines.findIndex((line) => QUOTED.test(line));
	const [quote, number, dots = '', part = ''] = QUOTED.exec(lines[at] ?? '') ?? [];
	const caret = lines[at + 1]?.indexOf('^') ?? -1;
	if (quote === undefined || caret < 0) return undefined;
	const before =
		dots === '' ? 0 : Math.max(0, sql.split('\n')[Number(number) - 1]?.indexOf(part) ?? 0);
	const start = `LINE ${number}: ${dots}`.length;
	return { line: Number(number), column: before + charactersIn(part, caret - start) + 1 };
}

/** How many characters of a text fill so many columns: the caret is placed by the width of what is shown. */
function charactersIn(text: string, columns: number): number {
	let used = 0;
	let count = 0;
	for (const character of text) {
		const width = widthOf(character);
		if (used + width > columns) break;
		used += width;
		count += character.length;
	}
	return count;
}

const NARROW = /^[\p{Cc}\p{Mn}\p{Cf}]$/u;
const WIDE =
	/^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]$/u;

function widthOf(character: string): number {
	if (NARROW.test(character)) return 0;
	return WIDE.test(character) ? 2 : 1;
}

function withoutQuote(message: string): string {
	const at = message.search(/\n+LINE \d+: /);
	return at < 0 ? message : message.slice(0, at);
}
