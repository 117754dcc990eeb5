import type { RejectReason } from '../inspection';
import type { RowParser } from './row-parser';
import {
	CLOSE_LIST,
	COMMA,
	endOfBrackets,
	endOfString,
	joined,
	OPEN_LIST,
	OPEN_OBJECT,
	QUOTE,
	skipSpace
} from './text';

/**
 * How records follow each other: one a line; one after the other over any number of lines; or in a list,
 * after which comes nothing (`list`) or the rest of a document (`inner`).
 */
export type Sequence = 'lines' | 'values' | 'list' | 'inner';

export type Outcome = 'row' | 'reject' | 'more';

/** Characters that a record may have. */
const LONGEST = 16 << 20;
/** Characters kept of a reject. */
const SHOWN = 500;
const RECORD_SEPARATOR = 30;
const REPLACED = '\ufffd';

/** Finds records in JSON text that comes in pieces, and has each read. */
export class RecordReader {
	/** The place of the last record: its line, or its number, from 1. */
	place = 0;
	/** The characters of the last row. */
	length = 0;
	/** Of the last reject. */
	reason: RejectReason = 'json';
	shown = '';
	readonly #sequence: Sequence;
	readonly #parser: RowParser;
	readonly #longest: number;
	#text = '';
	#at = 0;
	/** Length that the text must have before the record at `#at` is tried anew. */
	#wait = 0;
	#damaged = false;
	#final = false;
	/** Whether a list has been closed, and nothing has followed yet. */
	#closed = false;
	#over = false;
	/** Whether a line that is too long goes on. */
	#skipping = false;

	/** Records longer than `longest` characters are rejects. */
	constructor(sequence: Sequence, parser: RowParser, longest = LONGEST) {
		this.#sequence = sequence;
		this.#parser = parser;
		this.#longest = longest;
	}

	/** Whether nothing more can come. */
	get over(): boolean {
		return this.#over;
	}

	/** More text. `damaged` says that bytes in it were no characters and have been replaced. */
	feed(text: string, damaged: boolean, final: boolean): void {
		const rest = this.#text.slice(this.#at);
		this.#damaged = damaged || (this.#damaged && rest !== '');
		this.#text = joined(rest, text);
		this.#at = 0;
		this.#final = final;
	}

	/** Reads the next record into the parser's row; `more` where text is wanted, or there is no more. */
	next(): Outcome {
		if (this.#over) return 'more';
		if (!this.#final && this.#text.length - this.#at < this.#wait) return 'more';
		this.#wait = 0;
		return this.#sequence === 'lines' ? this.#line() : this.#value();
	}

	#line(): Outcome {
		const text = this.#text;
		for (;;) {
			const from = this.#at;
			if (from >= text.length) return 'more';
			const feed = text.indexOf('\n', from);
			if (feed < 0 && !this.#final) return this.#longLine();
			const end = feed < 0 ? text.length : feed;
			this.#at = end + 1;
			if (this.#skipping) {
				this.#skipping = false;
				continue;
			}
			this.place++;
			const start = skipMarks(text, from);
			if (start >= end) continue;
			if (end - start > this.#longest) return this.#reject('too-long', start, end);
			const stop = this.#isRecord(start) ? this.#parser.record(text, start) : -1;
			const whole = stop >= 0 && stop <= end && skipComma(text, stop) >= end;
			return whole ? this.#row(start, end) : this.#reject('json', start, end);
		}
	}

	#longLine(): Outcome {
		const from = this.#at;
		const length = this.#text.length - from;
		if (!this.#skipping && length <= this.#longest) {
			this.#wait = length * 2;
			return 'more';
		}
		this.#at = this.#text.length;
		if (this.#skipping) return 'more';
		this.#skipping = true;
		this.place++;
		return this.#reject('too-long', from, this.#text.length);
	}

	#value(): Outcome {
		const text = this.#text;
		for (;;) {
			this.#at = skipMarks(text, this.#at);
			while (!this.#closed && text.charCodeAt(this.#at) === COMMA) {
				this.#at = skipMarks(text, this.#at + 1);
			}
			if (this.#at >= text.length) return this.#atEnd();
			const code = text.charCodeAt(this.#at);
			if (this.#closed) {
				// Some programs write one list after the other.
				if (code !== OPEN_LIST) return this.#abandon('json');
				this.#closed = false;
				this.#at++;
			} else if (code === CLOSE_LIST && this.#sequence !== 'values') {
				this.#closed = this.#sequence === 'list';
				this.#over = this.#sequence === 'inner';
				this.#at++;
				if (this.#over) return 'more';
			} else {
				return this.#isRecord(this.#at) ? this.#record() : this.#scalar(code);
			}
		}
	}

	#record(): Outcome {
		const from = this.#at;
		const stop = this.#parser.record(this.#text, from);
		if (stop >= 0) {
			this.place++;
			this.#at = stop;
			if (stop - from > this.#longest) return this.#reject('too-long', from, stop);
			return this.#row(from, stop);
		}
		const end = endOfBrackets(this.#text, from);
		return end < 0 ? this.#unfinished() : this.#refuse(from, end);
	}

	#scalar(code: number): Outcome {
		const from = this.#at;
		const ends = /[\s,\]}]/g;
		ends.lastIndex = from + 1;
		const end =
			code === QUOTE ? endOfString(this.#text, from) : (ends.exec(this.#text)?.index ?? -1);
		return end < 0 ? this.#unfinished() : this.#refuse(from, end);
	}

	#unfinished(): Outcome {
		const length = this.#text.length - this.#at;
		if (this.#final) return this.#abandon('json');
		if (length > this.#longest) return this.#abandon('too-long');
		this.#wait = length * 2;
		return 'more';
	}

	#refuse(from: number, end: number): Outcome {
		this.place++;
		this.#at = end;
		return this.#reject(end - from > this.#longest ? 'too-long' : 'json', from, end);
	}

	/** At the end of the text; a list that was never closed has lost what followed. */
	#atEnd(): Outcome {
		if (!this.#final) return 'more';
		const whole = this.#closed || this.#sequence === 'values';
		if (whole) this.#over = true;
		return whole ? 'more' : this.#abandon('json');
	}

	/** The rest cannot be told apart into records: it is one reject. */
	#abandon(reason: RejectReason): Outcome {
		this.#over = true;
		this.place++;
		return this.#reject(reason, this.#at, this.#text.length);
	}

	#row(from: number, end: number): Outcome {
		this.length = end - from;
		if (!this.#damaged || !this.#text.slice(from, end).includes(REPLACED)) return 'row';
		return this.#reject('encoding', from, end);
	}

	#reject(reason: RejectReason, from: number, end: number): Outcome {
		this.reason = reason;
		this.shown = this.#text.slice(from, Math.min(end, from + SHOWN)).trim();
		return 'reject';
	}

	#isRecord(at: number): boolean {
		const code = this.#text.charCodeAt(at);
		return code === OPEN_OBJECT || code === OPEN_LIST;
	}
}

/** White space, and the separator of JSON text sequences (RFC 7464). */
function skipMarks(text: string, from: number): number {
	let at = skipSpace(text, from);
	while (text.charCodeAt(at) === RECORD_SEPARATOR) at = skipSpace(text, at + 1);
	return at;
}

function skipComma(text: string, from: number): number {
	const at = skipSpace(text, from);
	return text.charCodeAt(at) === COMMA ? skipSpace(text, at + 1) : at;
}
