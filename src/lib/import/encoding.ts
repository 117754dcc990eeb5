import type { CsvRead } from './source';
import { invalidUtf8At, unfinishedTail } from './utf8';

export type Encoding = CsvRead['encoding'];

/** How much of the start is looked at for zero bytes and control characters. */
const START = 1 << 16;
/** A file with so few faulty places among its accented characters is UTF-8 with damage, not another encoding. */
const DAMAGE = 0.02;
/** A text in which some program left so few zero bytes is a text all the same. */
const ZEROS = 0.005;

/** Finds the encoding of a file from all of its bytes, given in order. */
export class EncodingScan {
	#first: Uint8Array | undefined;
	#carry: Uint8Array = new Uint8Array(0);
	#faults = 0;
	#characters = 0;
	#at = 0;
	#fault = 0;

	push(bytes: Uint8Array): void {
		this.#first ??= bytes.slice(0, START);
		const joined = this.#carry.length === 0 ? bytes : concat(this.#carry, bytes);
		const tail = unfinishedTail(joined);
		const begun = this.#at - (joined.length - bytes.length);
		this.#carry = joined.slice(joined.length - tail);
		this.#check(joined, joined.length - tail, begun);
		this.#at += bytes.length;
	}

	/** Where the first byte lies that cannot be UTF-8, of what is in an encoding of before Unicode. */
	get fault(): number {
		return this.#fault;
	}

	/**
	 * The encoding, or `binary` for what is no text in any that we read. `windows-1252` stands for all encodings of
	 * before Unicode: which of them it is, is another question.
	 */
	result(): Encoding | 'binary' {
		const first = this.#first ?? new Uint8Array(0);
		const marked = markOf(first);
		if (marked !== undefined) return marked;
		const wide = wideOf(first);
		if (wide !== undefined) return wide;
		if (isBinary(first)) return 'binary';
		const faults = this.#faults + (this.#carry.length > 0 ? 1 : 0);
		return faults === 0 || faults < this.#characters * DAMAGE ? 'utf-8' : 'windows-1252';
	}

	#check(bytes: Uint8Array, to: number, begun: number): void {
		let from = 0;
		while (from < to) {
			const fault = invalidUtf8At(bytes, from, to);
			const end = fault < 0 ? to : fault;
			for (let i = from; i < end; i++) if ((bytes[i] ?? 0) >= 0xc0) this.#characters++;
			if (fault >= 0 && this.#faults++ === 0) this.#fault = begun + fault;
			from = end + 1;
		}
	}
}

/** The length of the byte order mark that a file of this encoding begins with, if it does. */
export function markLength(bytes: Uint8Array, encoding: Encoding): number {
	if (markOf(bytes) !== encoding) return 0;
	return encoding === 'utf-8' ? 3 : 2;
}

function markOf(bytes: Uint8Array): Encoding | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return undefined;
}

/** UTF-16 without a mark: Western text has a zero in every second byte. */
function wideOf(bytes: Uint8Array): Encoding | undefined {
	const zeros = [0, 0];
	for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	const pairs = bytes.length / 2;
	if (odd > pairs * 0.5 && even < pairs * 0.05) return 'utf-16le';
	if (even > pairs * 0.5 && odd < pairs * 0.05) return 'utf-16be';
	return undefined;
}

function isBinary(bytes: Uint8Array): boolean {
	let controls = 0;
	let zeros = 0;
	for (const byte of bytes) {
		if (byte === 0) zeros++;
		// Tab, line ends, form feed, and the separators 0x1c–0x1f and 0x01 that some exports use.
		const usual = byte >= 0x1c || (byte >= 9 && byte <= 13) || byte === 1;
		if (!usual) controls++;
	}
	return zeros > bytes.length * ZEROS || controls > bytes.length * 0.02;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
	const joined = new Uint8Array(a.length + b.length);
	joined.set(a);
	joined.set(b, a.length);
	return joined;
}
