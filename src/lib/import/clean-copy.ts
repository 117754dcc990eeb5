import type { RejectReason } from './inspection';
import { fieldsOf, quotedRecord } from './record-fields';
import type { RecordShape, RecordSink } from './record-stream';

/** A record that cannot be used. */
export interface Reject {
	/** Physical line, from 1. */
	readonly line: number;
	readonly reason: RejectReason;
	readonly text: string;
}

const PART = 1 << 20;
/** Characters kept of a reject. */
const SHOWN = 500;
const DOUBLE_QUOTE = 34;

/**
 * Collects usable records as DuckDB reads them without fault: UTF-8, LF, every field that could be taken
 * two ways in quotes. Rejects are told, never dropped.
 */
export class CleanCopy implements RecordSink {
	rows = 0;
	/** The copy's quote character. */
	readonly quote: string;
	readonly #delimiter: number;
	readonly #quote: number;
	readonly #columns: number;
	readonly #most: number;
	#records = 0;
	readonly #parts: Uint8Array<ArrayBuffer>[] = [];
	readonly #onReject: (reject: Reject) => void;
	readonly #onRow: ((line: number) => void) | undefined;
	#part = new Uint8Array(PART);
	#length = 0;

	/** Takes `most` records, rejects included; the first beyond them ends the reading. */
	constructor(
		shape: RecordShape,
		onReject: (reject: Reject) => void,
		most = Infinity,
		onRow?: (line: number) => void
	) {
		this.#delimiter = shape.delimiter.charCodeAt(0);
		this.#quote = shape.quote === '' ? -1 : shape.quote.charCodeAt(0);
		this.quote = shape.quote === '' ? '"' : shape.quote;
		this.#columns = shape.columns === 0 ? Infinity : shape.columns;
		this.#onReject = onReject;
		this.#most = most;
		this.#onRow = onRow;
	}

	row(bytes: Uint8Array, start: number, end: number, line: number, odd: boolean): boolean {
		if (++this.#records > this.#most) return false;
		this.rows++;
		this.#onRow?.(line);
		if (odd || (this.#quote < 0 && holds(bytes, start, end, DOUBLE_QUOTE))) {
			const fields = fieldsOf(bytes, start, end, this.#delimiter, this.#quote);
			this.#write(
				quotedRecord(fields.slice(0, this.#columns), this.#delimiter, this.quote.charCodeAt(0))
			);
		} else {
			this.#copy(bytes, start, end);
		}
		return true;
	}

	reject(
		bytes: Uint8Array,
		start: number,
		end: number,
		line: number,
		reason: RejectReason
	): boolean {
		if (++this.#records > this.#most) return false;
		const text = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + SHOWN * 4)));
		this.#onReject({ line, reason, text: shortened(text) });
		return true;
	}

	/** Parts written since the last call, to be gathered in a Blob. */
	take(): Uint8Array<ArrayBuffer>[] {
		if (this.#length > 0) this.#parts.push(this.#part.slice(0, this.#length));
		this.#length = 0;
		return this.#parts.splice(0);
	}

	#copy(bytes: Uint8Array, start: number, end: number): void {
		const size = end - start + 1;
		if (this.#length + size > this.#part.length) this.#flush(size);
		if (size > 48) this.#part.set(bytes.subarray(start, end), this.#length);
		else for (let i = start, to = this.#length; i < end; i++) this.#part[to++] = bytes[i] ?? 0;
		this.#length += size;
		this.#part[this.#length - 1] = 10;
	}

	#write(record: Uint8Array): void {
		if (this.#length + record.length > this.#part.length) this.#flush(record.length);
		this.#part.set(record, this.#length);
		this.#length += record.length;
	}

	#flush(needed: number): void {
		if (this.#length > 0) this.#parts.push(this.#part.slice(0, this.#length));
		if (needed > this.#part.length) this.#part = new Uint8Array(needed);
		this.#length = 0;
	}
}

function holds(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
	for (let i = start; i < end; i++) if (bytes[i] === byte) return true;
	return false;
}

/** Cut so that no character is cut in two. */
function shortened(text: string): string {
	const cut = text.slice(0, SHOWN);
	return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
