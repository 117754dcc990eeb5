const LF = 10;
const CR = 13;
const SPACE = 32;

/** A record longer than this, in bytes of UTF-8, is refused: no reader should hold a file in one line. */
const LONGEST_RECORD = 1_000_000;

/** In place of a field's end: more bytes are needed, or its quotes are wrong. */
const MORE = -1;
const WRONG = -2;

/** The bytes that a record may take. */
interface Reach {
	readonly start: number;
	readonly to: number;
	readonly final: boolean;
	/** How far to look. */
	readonly stop: number;
	/** Whether the text ends there. */
	readonly whole: boolean;
}

/** How bytes divide into records. */
export interface Grammar {
	/** A byte. */
	readonly delimiter: number;
	/** A byte, or −1 where the file has no quotes. */
	readonly quote: number;
	/** Whether lines end in CR alone (old Macintosh files); else a lone CR is text. */
	readonly returns: boolean;
}

/**
 * Finds one record after the other in UTF-8 bytes. After `next` its fields tell of the record found.
 *
 * A record whose quotes are wrong (text after a closing quote, or none that closes within the longest
 * record) costs only its first physical line: the line after it begins anew. So one stray quote cannot
 * swallow the rest of a file.
 */
export class RecordScanner {
	/** Where the record's own bytes end. */
	end = 0;
	/** Where the next record begins. */
	after = 0;
	fields = 0;
	/** Physical line ends that it takes. */
	lines = 0;
	fault: 'quotes' | 'too-long' | undefined;
	/** Written in a way that another reader might take otherwise: a space before a quote, a quote within text, a lone CR. */
	odd = false;
	/** Whether any byte is beyond ASCII. */
	wide = false;
	/** Whether its last field is empty. */
	emptyLast = false;
	/** The line end it was closed by; a mixture in one file shows here. */
	closedBy: '' | 'lf' | 'crlf' | 'cr' = '';
	/** True where a faulty line goes on beyond the bytes at hand. */
	open = false;

	readonly #grammar: Grammar;
	/** 1 for each byte that plain text stops at: one look-up a byte is twice as fast as four comparisons. */
	readonly #special = new Uint8Array(256);
	#high = 0;
	#inQuotes = false;

	constructor(grammar: Grammar) {
		this.#grammar = grammar;
		for (const byte of [grammar.delimiter, grammar.quote, LF, CR]) {
			if (byte >= 0) this.#special[byte] = 1;
		}
	}

	/** Reads the record that begins at `start`. False where more bytes are needed to know it. */
	next(bytes: Uint8Array, start: number, to: number, final: boolean): boolean {
		const { delimiter } = this.#grammar;
		const reach: Reach = {
			start,
			to,
			final,
			stop: Math.min(to, start + LONGEST_RECORD),
			whole: final && to - start < LONGEST_RECORD
		};
		this.fault = undefined;
		this.odd = false;
		this.open = false;
		this.fields = 1;
		this.lines = 0;
		this.#high = 0;
		for (let i = start; ; i++) {
			const end = this.#field(bytes, i, reach);
			if (end === MORE) return this.#unfinished(bytes, reach);
			if (end === WRONG) return this.#broken(bytes, reach, 'quotes');
			i = end;
			if (i < reach.stop && bytes[i] === delimiter) {
				this.fields++;
				continue;
			}
			this.end = i;
			this.wide = this.#high >= 0x80;
			return this.#close(bytes, i, reach) || this.#unfinished(bytes, reach);
		}
	}

	/** Where the field that begins at `from` ends: at a delimiter, a line end or the end of the text. */
	#field(bytes: Uint8Array, from: number, { stop, whole }: Reach): number {
		const { delimiter, quote, returns } = this.#grammar;
		let i = from;
		if (quote >= 0 && delimiter !== SPACE) while (i < stop && bytes[i] === SPACE) i++;
		const quoted = i < stop && bytes[i] === quote;
		if (quoted) {
			if (i > from) this.odd = true;
			i = this.#quotedText(bytes, i + 1, stop, whole);
			if (i < 0) return i;
			this.emptyLast = false;
			if (i < stop && this.#special[bytes[i] ?? 0] === 0) return WRONG;
		} else {
			i = this.#text(bytes, from, stop);
			this.emptyLast = i === from;
		}
		while (!returns && i < stop && bytes[i] === CR) {
			let run = i;
			while (run < stop && bytes[run] === CR) run++;
			if (run >= stop && !whole) return MORE;
			if (run >= stop || bytes[run] === LF) break;
			// A CR that ends no line is part of the text.
			if (quoted) return WRONG;
			this.odd = true;
			this.emptyLast = false;
			i = this.#text(bytes, run, stop);
		}
		return i >= stop && !whole ? MORE : i;
	}

	#text(bytes: Uint8Array, from: number, stop: number): number {
		const special = this.#special;
		const { quote } = this.#grammar;
		let high = 0;
		let i = from;
		for (; i < stop; i++) {
			const byte = bytes[i] ?? 0;
			if (special[byte] === 1) {
				if (byte !== quote) break;
				this.odd = true;
			}
			high |= byte;
		}
		this.#high |= high;
		return i;
	}

	/** The end of a quoted text, spaces after it passed over, that begins after its quote. */
	#quotedText(bytes: Uint8Array, from: number, stop: number, whole: boolean): number {
		const { delimiter, quote, returns } = this.#grammar;
		const special = this.#special;
		let high = 0;
		let i = from;
		for (; ; i++) {
			for (; i < stop; i++) {
				const byte = bytes[i] ?? 0;
				if (special[byte] === 1) {
					if (byte === quote) break;
					if (byte === LF || (returns && byte === CR && bytes[i + 1] !== LF)) this.lines++;
				}
				high |= byte;
			}
			if (i >= stop || (i + 1 >= stop && !whole)) {
				this.#inQuotes = true;
				return MORE;
			}
			i++;
			if (i >= stop || bytes[i] !== quote) break;
		}
		this.#high |= high;
		for (; i < stop && bytes[i] === SPACE && delimiter !== SPACE; i++) this.odd = true;
		return i;
	}

	/** Takes the line end at `i`; false where it may go on beyond the bytes at hand. */
	#close(bytes: Uint8Array, i: number, { stop, whole }: Reach): boolean {
		if (i >= stop) {
			this.closedBy = '';
			this.after = i;
			return true;
		}
		this.lines++;
		if (bytes[i] === LF) {
			this.closedBy = 'lf';
			this.after = i + 1;
			return true;
		}
		let run = i;
		if (this.#grammar.returns) run++;
		else while (run < stop && bytes[run] === CR) run++;
		if (run >= stop && !whole) return false;
		if (run - i > 1) this.odd = true;
		const crlf = run < stop && bytes[run] === LF;
		this.closedBy = crlf ? 'crlf' : 'cr';
		this.after = crlf ? run + 1 : run;
		return true;
	}

	#unfinished(bytes: Uint8Array, reach: Reach): boolean {
		const { start, to, stop, final } = reach;
		const inQuotes = this.#inQuotes;
		this.#inQuotes = false;
		if (stop === to && !final && to - start < LONGEST_RECORD) return false;
		return this.#broken(bytes, reach, inQuotes ? 'quotes' : 'too-long');
	}

	/** Gives up on a record: its first physical line is all that is left out. */
	#broken(bytes: Uint8Array, { start, to, final }: Reach, fault: 'quotes' | 'too-long'): boolean {
		const { returns } = this.#grammar;
		let i = start;
		while (i < to && bytes[i] !== LF && !(returns && bytes[i] === CR)) i++;
		this.fault = fault;
		this.fields = 0;
		this.lines = 1;
		this.end = i;
		this.open = i >= to && !final;
		if (returns && bytes[i] === CR && i + 1 >= to && !final) return false;
		const crlf = returns && bytes[i] === CR && bytes[i + 1] === LF;
		this.after = Math.min(to, i + (crlf ? 2 : 1));
		this.closedBy =
			i >= to ? '' : bytes[i] === LF ? (bytes[i - 1] === CR ? 'crlf' : 'lf') : crlf ? 'crlf' : 'cr';
		while (this.end > start && bytes[this.end - 1] === CR) this.end--;
		return true;
	}
}

/** Whether lines end in CR alone, seen from the start of a file. */
export function endsInReturns(start: Uint8Array): boolean {
	return !start.includes(LF) && start.includes(CR);
}
