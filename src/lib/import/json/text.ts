// Where things end in JSON text. An end of −1 means that the text ends first.

export const QUOTE = 34;
export const OPEN_LIST = 91;
export const CLOSE_LIST = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;
export const COMMA = 44;
export const COLON = 58;
const BACKSLASH = 92;

/** The end of the string that begins at `at`. */
export function endOfString(text: string, at: number): number {
	for (let from = at + 1; ;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return -1;
		let before = quote - 1;
		while (text.charCodeAt(before) === BACKSLASH) before--;
		if ((quote - before) % 2 === 1) return quote + 1;
		from = quote + 1;
	}
}

/** The end of the list or object that begins at `at`, by its brackets alone. */
export function endOfBrackets(text: string, at: number): number {
	let depth = 0;
	for (let i = at; i < text.length; i++) {
		switch (text.charCodeAt(i)) {
			case QUOTE: {
				const end = endOfString(text, i);
				if (end < 0) return -1;
				i = end - 1;
				break;
			}
			case OPEN_LIST:
			case OPEN_OBJECT:
				depth++;
				break;
			case CLOSE_LIST:
			case CLOSE_OBJECT:
				if (--depth === 0) return i + 1;
		}
	}
	return -1;
}

/** The first place from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
	let i = at;
	for (; ; i++) {
		const code = text.charCodeAt(i);
		if (code !== 32 && !(code >= 9 && code <= 13)) return i;
	}
}

/** JSON without white space between its parts; its numbers as they were written. */
export function minified(json: string): string {
	return /\s/.test(json) ? json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') : json;
}

/** Numbers that could lose digits on their way through a double. */
const LONG = /\d{16}|\d\.\d|\d[eE]/;

/** A JSON value, its numbers as texts wherever a double would not give back what was written. */
export function parsedExactly(json: string): unknown {
	if (!LONG.test(json)) return JSON.parse(json);
	JSON.parse(json);
	return JSON.parse(
		json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (part) =>
			part.startsWith('"') ? part : `"${part}"`
		)
	);
}

/** Two texts as one that lies in one piece: what is merely put together reads half as fast. */
export function joined(first: string, second: string): string {
	if (first === '') return second;
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
		new TextEncoder().encode(first + second)
	);
}
