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
	if (structured === undefined) return { text: withoutQuote(message), place: caretPlace(message) };
	const offset = structured.position === undefined ? NaN : Number(structured.position);
	return {
		text: `${structured.exception_type} Error: ${structured.exception_message}`,
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
	const before = sql.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function caretPlace(message: string): Place | undefined {
	const lines = message.split('\n');
	const at = lines.findIndex((line) => /^LINE \d+: /.test(line));
	const prefix = /^LINE (\d+): /.exec(lines[at] ?? '');
	const caret = lines[at + 1]?.indexOf('^') ?? -1;
	if (prefix === null || caret < 0) return undefined;
	return { line: Number(prefix[1]), column: Math.max(1, caret - prefix[0].length + 1) };
}

function withoutQuote(message: string): string {
	const at = message.search(/\n+LINE \d+: /);
	return at < 0 ? message : message.slice(0, at);
}
