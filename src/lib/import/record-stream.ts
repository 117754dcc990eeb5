import type { RejectReason } from './inspection';
import { RecordScanner, endsInReturns, type Grammar } from './record-scanner';
import type { CsvRead } from './source';
import { invalidUtf8At } from './utf8';

/** How records are told apart and judged. */
export interface RecordShape {
	readonly delimiter: string;
	readonly quote: string;
	readonly header: boolean;
	readonly skip: number;
	/** Fields of a usable record, or 0 where any number will do. */
	readonly columns: number;
}

export function shapeOf(read: CsvRead, columns: number): RecordShape {
	return { ...read, columns };
}

/** Hears of every record. What it returns `false` for is the last. */
export interface RecordSink {
	/** The headings: bytes of the record, before any row. */
	header?(bytes: Uint8Array, start: number, end: number): void;
	/** A usable record. `odd` where it must be written anew for DuckDB to read it the same way. */
	row(bytes: Uint8Array, start: number, end: number, line: number, odd: boolean): boolean;
	reject(
		bytes: Uint8Array,
		start: number,
		end: number,
		line: number,
		reason: RejectReason
	): boolean;
}

const HEAD = 1 << 18;

/**
 * Divides a UTF-8 text, pushed in chunks, into its records: every one is a row or a reject with the
 * physical line (from 1) on which it begins. Blank lines are no records.
 */
export class RecordStream {
	/** Fields of the record last told of. */
	fields = 0;
	/** Whether DuckDB could read the text as it stands, from what has been seen so far. */
	regular = true;
	/** How lines end; a mixture is not regular. */
	closedBy: RecordScanner['closedBy'] = '';
	/** Physical lines before the first record that is not the heading; known once there is one. */
	linesBefore = 0;
	/** Bytes of the text before those that the sink is given. */
	offset = 0;
	readonly #shape: RecordShape;
	readonly #sink: RecordSink;
	#scanner: RecordScanner | undefined;
	#returns = false;
	#carry: Uint8Array = new Uint8Array(0);
	#pushed = 0;
	#line = 1;
	#skipping: number;
	#headed: boolean;
	#discarding = false;

	constructor(shape: RecordShape, sink: RecordSink) {
		this.#shape = shape;
		this.#sink = sink;
		this.#skipping = shape.skip;
		this.#headed = !shape.header;
	}

	/** Takes the next bytes; the last ones with `final`. False once the sink has had enough. */
	push(chunk: Uint8Array, final: boolean): boolean {
		this.offset = this.#pushed - this.#carry.length;
		this.#pushed += chunk.length;
		const bytes = this.#joined(chunk);
		if (this.#scanner === undefined) {
			if (!final && bytes.length < HEAD) return this.#keep(bytes, 0);
			this.#scanner = this.#start(bytes);
		}
		const from = this.#skip(bytes, final);
		return from < 0 ? this.#keep(bytes, ~from) : this.#read(this.#scanner, bytes, from, final);
	}

	#start(bytes: Uint8Array): RecordScanner {
		this.#returns = endsInReturns(bytes.subarray(0, HEAD));
		const { delimiter, quote } = this.#shape;
		const grammar: Grammar = {
			delimiter: delimiter.charCodeAt(0),
			quote: quote === '' ? -1 : quote.charCodeAt(0),
			returns: this.#returns
		};
		return new RecordScanner(grammar);
	}

	#read(scanner: RecordScanner, bytes: Uint8Array, from: number, final: boolean): boolean {
		let at = from;
		while (at < bytes.length && scanner.next(bytes, at, bytes.length, final)) {
			const more = this.#tell(scanner, bytes, at);
			this.#line += scanner.lines;
			at = scanner.after;
			if (scanner.open) this.#discarding = true;
			if (!more) return false;
		}
		return this.#keep(bytes, at);
	}

	#tell(record: RecordScanner, bytes: Uint8Array, start: number): boolean {
		const { columns } = this.#shape;
		const { end, fault } = record;
		this.fields = record.fields;
		if (record.closedBy !== '') {
			if (this.closedBy === '') this.closedBy = record.closedBy;
			else if (this.closedBy !== record.closedBy) this.regular = false;
		}
		if (fault === undefined && record.fields === 1 && isBlank(bytes, start, end)) {
			// DuckDB passes over empty lines too, but not over spaces, nor where there is one column.
			if (end > start || columns === 1) this.regular = false;
			return true;
		}
		if (!this.#headed) {
			this.#headed = true;
			this.linesBefore = this.#line - 1 + record.lines;
			if (record.odd) this.regular = false;
			this.#sink.header?.(bytes, start, end);
			return true;
		}
		const trailing = columns > 1 && record.fields === columns + 1 && record.emptyLast;
		const reason = this.#reason(record, bytes, start, trailing);
		if (reason !== undefined) {
			this.regular = false;
			return this.#sink.reject(bytes, start, end, this.#line, reason);
		}
		const odd = record.odd || trailing;
		if (odd) this.regular = false;
		return this.#sink.row(bytes, start, end, this.#line, odd);
	}

	#reason(
		record: RecordScanner,
		bytes: Uint8Array,
		start: number,
		trailing: boolean
	): RejectReason | undefined {
		if (record.fault !== undefined) return record.fault;
		if (record.wide && invalidUtf8At(bytes, start, record.end) >= 0) return 'encoding';
		const { columns } = this.#shape;
		return columns === 0 || record.fields === columns || trailing ? undefined : 'columns';
	}

	/** Passes over title lines and the rest of a broken line. −1 − position where more bytes are needed. */
	#skip(bytes: Uint8Array, final: boolean): number {
		let at = 0;
		while (this.#skipping > 0 || this.#discarding) {
			let i = at;
			while (i < bytes.length && bytes[i] !== 10 && !(this.#returns && bytes[i] === 13)) i++;
			if (i >= bytes.length) return final ? bytes.length : ~this.#discardedTo(at, bytes.length);
			const crlf = this.#returns && bytes[i] === 13 && bytes[i + 1] === 10;
			at = i + (crlf ? 2 : 1);
			if (this.#discarding) this.#discarding = false;
			else {
				this.#skipping--;
				this.#line++;
				this.linesBefore = this.#line - 1;
			}
		}
		return at;
	}

	#discardedTo(at: number, end: number): number {
		return this.#discarding ? end : at;
	}

	#joined(chunk: Uint8Array): Uint8Array {
		if (this.#carry.length === 0) return chunk;
		const joined = new Uint8Array(this.#carry.length + chunk.length);
		joined.set(this.#carry);
		joined.set(chunk, this.#carry.length);
		return joined;
	}

	#keep(bytes: Uint8Array, from: number): true {
		this.#carry = bytes.slice(from);
		return true;
	}
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
	for (let i = start; i < end; i++) if (bytes[i] !== 32 && bytes[i] !== 9) return false;
	return true;
}
