const LF = 10;
const CR = 13;
const SPACE = 32;

/** A record longer than this, in bytes of UTF-8, is refused: no reader should hold a file in one line. */
export const LONGEST_RECORD = 1_000_000;

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

	constructor(grammar: Grammar) {
		this.#grammar = grammar;
	}

	/** Reads the record that begins at `start`. False where more bytes are needed to know it. */
	next(bytes: Uint8Array, start: number, to: number, final: boolean): boolean {
		const { delimiter, quote, returns } = this.#grammar;
		const stop = Math.min(to, start + LONGEST_RECORD);
		const whole = final && to - start < LONGEST_RECORD;
		this.fault = undefined;
		this.odd = false;
		this.open = false;
		this.fields = 1;
		this.lines = 0;
		let high = 0;
		let i = start;
		for (;;) {
			const fieldStart = i;
			let quoted = false;
			if (quote >= 0 && delimiter !== SPACE) while (i < stop && bytes[i] === SPACE) i++;
			if (i < stop && bytes[i] === quote) {
				if (i > fieldStart) this.odd = true;
				quoted = true;
				i++;
				for (;;) {
					let byte = 0;
					while (i < stop && (byte = bytes[i] ?? 0) !== quote) {
						if (byte === LF || (returns && byte === CR && bytes[i + 1] !== LF)) this.lines++;
						high |= byte;
						i++;
					}
					if (i >= stop) return this.#unclosed(bytes, start, to, final, stop, 'quotes');
					if (i + 1 >= stop && !whole) {
						return this.#unclosed(bytes, start, to, final, stop, 'quotes');
					}
					i++;
					if (i >= stop || bytes[i] !== quote) break;
					i++;
				}
				while (i < stop && bytes[i] === SPACE && delimiter !== SPACE) {
					this.odd = true;
					i++;
				}
				if (i < stop) {
					const byte = bytes[i] ?? 0;
					const ends = byte === delimiter || byte === LF || byte === CR;
					if (!ends) return this.#broken(bytes, start, to, final, 'quotes');
				}
				this.emptyLast = false;
			} else {
				let byte = 0;
				i = fieldStart;
				while (i < stop && (byte = bytes[i] ?? 0) !== delimiter && byte !== LF && byte !== CR) {
					if (byte === quote) this.odd = true;
					high |= byte;
					i++;
				}
				this.emptyLast = i === fieldStart;
			}
			// A CR that ends no line is part of the text.
			while (i < stop && bytes[i] === CR && !returns) {
				let run = i;
				while (run < stop && bytes[run] === CR) run++;
				if (run >= stop && !whole) return this.#unclosed(bytes, start, to, final, stop, 'too-long');
				if (run >= stop || bytes[run] === LF) break;
				if (quoted) return this.#broken(bytes, start, to, final, 'quotes');
				this.odd = true;
				this.emptyLast = false;
				let byte = 0;
				i = run;
				while (i < stop && (byte = bytes[i] ?? 0) !== delimiter && byte !== LF && byte !== CR) {
					if (byte === quote) this.odd = true;
					high |= byte;
					i++;
				}
			}
			if (i >= stop && !whole) return this.#unclosed(bytes, start, to, final, stop, 'too-long');
			if (i < stop && bytes[i] === delimiter) {
				this.fields++;
				i++;
				continue;
			}
			this.end = i;
			this.wide = high >= 0x80;
			return (
				this.#close(bytes, i, stop, whole) ||
				this.#unclosed(bytes, start, to, final, stop, 'too-long')
			);
		}
	}

	/** Takes the line end at `i`; false where it may go on beyond the bytes at hand. */
	#close(bytes: Uint8Array, i: number, stop: number, whole: boolean): boolean {
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

	#unclosed(
		bytes: Uint8Array,
		start: number,
		to: number,
		final: boolean,
		stop: number,
		fault: 'quotes' | 'too-long'
	): boolean {
		if (stop === to && !final && to - start < LONGEST_RECORD) return false;
		return this.#broken(bytes, start, to, final, fault);
	}

	/** Gives up on a record: its first physical line is all that is left out. */
	#broken(
		bytes: Uint8Array,
		start: number,
		to: number,
		final: boolean,
		fault: 'quotes' | 'too-long'
	): boolean {
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
