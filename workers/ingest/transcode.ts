import { markLength, type Encoding } from '$lib/import/encoding';
import { utf8FromWindows1252 } from '$lib/import/windows-1252';

/** Turns bytes of an encoding, in order, into UTF-8; a byte order mark is left out. Keeps what a chunk cuts in two. */
export function transcoder(
	encoding: Encoding
): (bytes: Uint8Array<ArrayBuffer>, final: boolean) => Uint8Array<ArrayBuffer> {
	if (encoding === 'windows-1252') return utf8FromWindows1252;
	if (encoding === 'utf-8') return withoutMark();
	const decoder = new TextDecoder(encoding);
	const encoder = new TextEncoder();
	return (bytes, final) => encoder.encode(decoder.decode(bytes, { stream: !final }));
}

function withoutMark() {
	let first = true;
	return (bytes: Uint8Array<ArrayBuffer>) => {
		const mark = first ? markLength(bytes, 'utf-8') : 0;
		first = false;
		return mark === 0 ? bytes : bytes.subarray(mark);
	};
}
