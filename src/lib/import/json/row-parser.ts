import type { Field, Fields } from './fields';
import { noteLists } from './inner-lists';
import { pairsIn } from './pairs';
import {
	CLOSE_LIST,
	CLOSE_OBJECT,
	COLON,
	COMMA,
	endOfBrackets,
	endOfString,
	minified,
	OPEN_LIST,
	OPEN_OBJECT,
	parsedExactly,
	QUOTE,
	skipSpace
} from './text';

/** Objects nested deeper stay JSON. */
const DEEPEST = 32;
/** Lists of one field that are looked into for lists of records. */
const LOOKED = 50;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads one record of JSON text after the other into a row of texts: straight from the text, so that
 * numbers keep the digits they were written with. Objects unfold into dotted columns.
 */
export class RowParser {
	/** The values of the last record, by column; null, or absent, where empty. */
	row: (string | null)[] = [];
	/** Whether the last record that could not be read might have been, had the text gone on. */
	cut = false;
	/** Characters of the last row of `rows`. */
	size = 0;
	readonly #fields: Fields;
	#text = '';
	#at = 0;
	/** The next backslash at or after `#at`, as far as it was looked for. */
	#backslash = -1;
	/** Of each of whose elements a row is made. */
	readonly #each: string;
	#list: { readonly field: Field; readonly at: number; readonly length: number } | undefined;

	/** `each`: the path of the list of whose elements rows are made; empty where a record is a row. */
	constructor(fields: Fields, each = '') {
		this.#fields = fields;
		this.#each = each;
	}

	/** The rows of the last record, which has so many characters: one, or one for each element of its list. */
	*rows(length: number): Generator<(string | null)[], void, undefined> {
		const list = this.#list;
		this.#list = undefined;
		if (list === undefined) {
			this.size = length;
			yield this.row;
			return;
		}
		const whole = this.row;
		const text = this.#text;
		let at = skipSpace(text, list.at + 1);
		while (text.charCodeAt(at) !== CLOSE_LIST) {
			this.row = [...whole];
			this.#begin(text, at);
			// It was seen to be JSON when the record was read.
			if (!this.#value(list.field, 1)) throw new RangeError('a list that cannot be read twice');
			const own = this.#at - at;
			at = this.#at;
			yield* this.rows(length - list.length + own);
			at = skipSpace(text, at);
			if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
		}
		this.row = whole;
	}

	/** Reads the record, an object or a list, that begins at `at`. Gives its end, or −1 where it is none. */
	record(text: string, at: number): number {
		this.row.fill(null);
		this.#list = undefined;
		this.#begin(text, at);
		const { root } = this.#fields;
		const read = text.charCodeAt(at) === OPEN_LIST ? this.#tuple(root) : this.#object(root, 0);
		return this.#end(read);
	}

	/** Reads one value of a column of its own, with what it unfolds into. Gives its end, or −1. */
	value(text: string, at: number, key: string): number {
		this.row.fill(null);
		this.#begin(text, at);
		return this.#end(this.#value(this.#fields.child(this.#fields.root, key), 1));
	}

	#begin(text: string, at: number): void {
		if (at < this.#at || text !== this.#text) this.#backslash = -1;
		this.#text = text;
		this.#at = at;
	}

	#end(read: boolean): number {
		this.cut = !read && this.#at >= this.#text.length;
		return read ? this.#at : -1;
	}

	#object(field: Field, depth: number): boolean {
		const text = this.#text;
		this.#at = skipSpace(text, this.#at + 1);
		if (text.charCodeAt(this.#at) === CLOSE_OBJECT) {
			this.#at++;
			this.#clear(field);
			return true;
		}
		let likely = field.first;
		let last: Field | undefined;
		for (;;) {
			const child = this.#key(field, likely);
			if (child === undefined) return false;
			if (last === undefined) field.first = child;
			else last.next = child;
			last = child;
			likely = child.next;
			this.#at = skipSpace(text, this.#at);
			if (text.charCodeAt(this.#at) !== COLON) return false;
			this.#at = skipSpace(text, this.#at + 1);
			if (!this.#value(child, depth + 1)) return false;
			this.#at = skipSpace(text, this.#at);
			const code = text.charCodeAt(this.#at);
			if (code === CLOSE_OBJECT) {
				this.#at++;
				return true;
			}
			if (code !== COMMA) return false;
			this.#at = skipSpace(text, this.#at + 1);
		}
	}

	#tuple(field: Field): boolean {
		const text = this.#text;
		this.#at = skipSpace(text, this.#at + 1);
		for (let n = 1; text.charCodeAt(this.#at) !== CLOSE_LIST; n++) {
			if (!this.#value(this.#fields.child(field, `column ${n}`), 1)) return false;
			this.#at = skipSpace(text, this.#at);
			if (text.charCodeAt(this.#at) !== COMMA) break;
			this.#at = skipSpace(text, this.#at + 1);
		}
		if (text.charCodeAt(this.#at) !== CLOSE_LIST) return false;
		this.#at++;
		return true;
	}

	#key(field: Field, likely: Field | undefined): Field | undefined {
		const text = this.#text;
		if (likely !== undefined && text.startsWith(likely.quoted, this.#at)) {
			this.#at += likely.quoted.length;
			return likely;
		}
		if (text.charCodeAt(this.#at) !== QUOTE) return undefined;
		const key = this.#string();
		return key === undefined ? undefined : this.#fields.child(field, key);
	}

	#value(field: Field, depth: number): boolean {
		switch (this.#text.charCodeAt(this.#at)) {
			case QUOTE: {
				const value = this.#string();
				if (value === undefined) return false;
				this.#set(field, value);
				return true;
			}
			case OPEN_OBJECT:
				return depth > DEEPEST ? this.#json(field) : this.#object(field, depth);
			case OPEN_LIST:
				return this.#json(field);
			default:
				return this.#word(field);
		}
	}

	#string(): string | undefined {
		const text = this.#text;
		const from = this.#at;
		const quote = text.indexOf('"', from + 1);
		if (quote >= 0 && this.#backslashFrom(from) > quote) {
			this.#at = quote + 1;
			return text.slice(from + 1, quote);
		}
		const end = endOfString(text, from);
		this.#at = end < 0 ? text.length : end;
		if (end < 0) return undefined;
		try {
			return JSON.parse(controlsEscaped(text.slice(from, end))) as string;
		} catch {
			this.#at = end - 1;
			return undefined;
		}
	}

	#backslashFrom(at: number): number {
		if (this.#backslash < at) {
			const found = this.#text.indexOf('\\', at);
			this.#backslash = found < 0 ? this.#text.length : found;
		}
		return this.#backslash;
	}

	/** A list, or an object nested too deep: keys with values, or else one text of JSON. */
	#json(field: Field): boolean {
		const text = this.#text;
		const end = endOfBrackets(text, this.#at);
		const json = text.slice(this.#at, end);
		if (end < 0) {
			this.#at = text.length;
			return false;
		}
		let value: unknown;
		try {
			value = parsedExactly(json);
		} catch {
			return false;
		}
		this.#at = end;
		if (!Array.isArray(value)) this.#set(field, minified(json));
		else if (value.length === 0) this.#clear(field);
		else if (this.#isUnfolded(field.path)) {
			this.#fields.lists?.add(field.path);
			this.#list = { field, at: end - json.length, length: json.length };
		} else {
			const pairs = pairsIn(value);
			if (pairs === undefined) {
				this.#set(field, minified(json));
				const { lists } = this.#fields;
				if (lists !== undefined && field.lists++ < LOOKED) noteLists(lists, field.path, value);
			}
			for (const pair of pairs ?? []) {
				const at = pair.path.reduce((above, key) => this.#fields.child(above, key), field);
				this.#set(at, pair.value ?? '');
			}
		}
		return true;
	}

	/** Whether a list is the one of whose elements rows are made, or leads to it. */
	#isUnfolded(path: string): boolean {
		return this.#each === path || (path !== '' && this.#each.startsWith(`${path}.`));
	}

	/** A number, `true`, `false`, `null`, or what some programs write for numbers that are none. */
	#word(field: Field): boolean {
		const end = this.#endOfWord();
		const word = this.#text.slice(this.#at, end);
		if (word === 'null' || word === 'NaN') this.#clear(field);
		else if (word === 'true' || word === 'false' || NUMBER.test(word)) this.#set(field, word);
		else if (word === 'Infinity' || word === '-Infinity') this.#set(field, word);
		else {
			this.#at = end === this.#text.length ? end : this.#at;
			return false;
		}
		this.#at = end;
		return true;
	}

	/** Where letters, digits, signs and points end. */
	#endOfWord(): number {
		const text = this.#text;
		let at = this.#at;
		for (; ; at++) {
			const code = text.charCodeAt(at);
			const digit = code >= 43 && code <= 57 && code !== COMMA;
			if (!digit && !(code >= 65 && code <= 90) && !(code >= 97 && code <= 122)) return at;
		}
	}

	#set(field: Field, value: string): void {
		if (value === '') {
			this.#clear(field);
			return;
		}
		const column = this.#fields.column(field);
		if (column >= 0) this.row[column] = value;
	}

	/** An empty value, which takes the place of one that the same key had before. */
	#clear(field: Field): void {
		field.empty = true;
		if (field.column !== undefined && field.column >= 0) this.row[field.column] = null;
	}
}

/** Tabs and the like, which some programs leave bare in texts. */
function controlsEscaped(json: string): string {
	let escaped = '';
	let from = 0;
	for (let i = 0; i < json.length; i++) {
		const code = json.charCodeAt(i);
		if (code >= 32) continue;
		escaped += json.slice(from, i) + `\\u${code.toString(16).padStart(4, '0')}`;
		from = i + 1;
	}
	return from === 0 ? json : escaped + json.slice(from);
}
