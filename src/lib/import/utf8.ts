/** Where the first byte after `from` lies that no UTF-8 text could hold there, or −1. */
export function invalidUtf8At(bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	while (at < to) {
		const lead = bytes[at] ?? 0;
		if (lead < 0x80) {
			at++;
			continue;
		}
		const length = sequenceLength(lead);
		if (length === 0 || at + length > to || !continues(bytes, at, length)) return at;
		at += length;
	}
	return -1;
}

/** Bytes at the end that begin a character which is not whole yet. */
export function unfinishedTail(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
	}
	return 0;
}

function sequenceLength(lead: number): number {
	if (lead < 0xc2 || lead > 0xf4) return 0;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}

function continues(bytes: Uint8Array, at: number, length: number): boolean {
	const lead = bytes[at] ?? 0;
	const second = bytes[at + 1] ?? 0;
	// Overlong forms, surrogates and what lies beyond U+10FFFF (Unicode, table 3-7).
	if (lead === 0xe0 && second < 0xa0) return false;
	if (lead === 0xed && second > 0x9f) return false;
	if (lead === 0xf0 && second < 0x90) return false;
	if (lead === 0xf4 && second > 0x8f) return false;
	for (let i = 1; i < length; i++) {
		if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false;
	}
	return true;
}
