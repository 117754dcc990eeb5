const HEAD = 1 << 16;
/** Before each record of a JSON text sequence (RFC 7464). */
const SEPARATOR = '\u001e';
/** Lines of the start by which a file of records, one a line, is told. */
const LINES = 20;

/** Whether a file's first bytes begin a JSON object, or a list of objects or lists. Not so a CSV that begins with a bracket. */
export function looksLikeJson(start: Uint8Array): boolean {
	const text = startText(start);
	return /^\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*(?::|$)|\}\s*(?:[{\]]|$))|\[\s*(?:\{\s*(?:["}]|$)|\[\s*(?:["\d[\]-]|null\b|true\b|false\b)|\]\s*$))/.test(
		text
	);
}

/** The first bytes of a file as text, well enough to see what it is: other letters than Latin may be wrong. */
export function startText(start: Uint8Array): string {
	const head = start.subarray(0, HEAD);
	const [first, second] = head;
	const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
	const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
	const encoding = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8';
	const text = new TextDecoder(encoding).decode(head);
	return text.startsWith(SEPARATOR) ? text.slice(1) : text;
}

/** Whether a file that begins so has one record a line; `whole` says that this is all of it. */
export function isLines(start: string, whole: boolean): boolean {
	const lines = start.split('\n');
	if (!whole) lines.pop();
	const filled = lines.map(withoutMark).filter((line) => line !== '');
	if (isRecord((filled[0] ?? '').replace(/\s*,$/, ''))) return true;
	// The first may be damaged. In a document, commas follow the records of a list.
	const first = filled.slice(0, LINES);
	const good = first.filter(isRecord).length;
	return good > 0 && good * 2 >= first.length;
}

/** A line without white space around it and the separator of JSON text sequences. */
function withoutMark(line: string): string {
	const text = line.trim();
	return text.startsWith(SEPARATOR) ? text.slice(1).trim() : text;
}

function isRecord(line: string): boolean {
	if (!line.startsWith('{')) return false;
	try {
		JSON.parse(line);
		return true;
	} catch {
		return false;
	}
}
