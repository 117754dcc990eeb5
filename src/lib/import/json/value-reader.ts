import type { RowParser } from './row-parser';
import {
	CLOSE_LIST,
	CLOSE_OBJECT,
	COLON,
	COMMA,
	endOfString,
	joined,
	QUOTE,
	skipSpace
} from './text';

/** Characters that a value may have. */
const LONGEST = 16 << 20;

/** Reads the values of one column, a list or an object with a key a row, from text that comes in pieces. */
export class ValueReader {
	/** Whether the column has ended. */
	over = false;
	/** Whether what comes is no value: nothing more can be read. */
	broken = false;
	readonly #key: string;
	readonly #keyed: boolean;
	readonly #parser: RowParser;
	#text = '';
	#at = 0;
	#wait = 0;
	#final = false;

	/** `key` is the column's; `keyed` says that its values have keys of their own. */
	constructor(key: string, keyed: boolean, parser: RowParser) {
		this.#key = key;
		this.#keyed = keyed;
		this.#parser = parser;
	}

	feed(text: string, final: boolean): void {
		this.#text = joined(this.#text.slice(this.#at), text);
		this.#at = 0;
		this.#final = final;
	}

	/** Reads the next value into the parser's row. `false` where text is wanted, or there is no more. */
	next(): boolean {
		const text = this.#text;
		if (this.over || this.broken) return false;
		if (!this.#final && text.length - this.#at < this.#wait) return false;
		let at = skipSpace(text, this.#at);
		if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
		const code = text.charCodeAt(at);
		if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
			this.over = true;
			return false;
		}
		if (this.#keyed) at = this.#afterKey(at);
		const end = at < 0 ? -1 : this.#parser.value(text, at, this.#key);
		// A number at the very end may go on.
		if (end >= 0 && end < text.length) {
			this.#at = end;
			this.#wait = 0;
			return true;
		}
		const cut = at < 0 || at >= text.length || end >= 0 || this.#parser.cut;
		const length = text.length - this.#at;
		this.broken = this.#final || !cut || length > LONGEST;
		this.#wait = length * 2;
		return false;
	}

	#afterKey(at: number): number {
		const end = this.#text.charCodeAt(at) === QUOTE ? endOfString(this.#text, at) : -1;
		if (end < 0) return -1;
		const colon = skipSpace(this.#text, end);
		return this.#text.charCodeAt(colon) === COLON ? skipSpace(this.#text, colon + 1) : -1;
	}
}
