import { markLength, type Encoding } from '$lib/import/encoding';
import { unfinishedTail } from '$lib/import/utf8';
import { BlobWriter } from '../containers/blob-writer';
import { chunksOf, readSlice } from '../chunks';

/** A file as UTF-8 without a mark: itself, but for its first bytes, or a copy. */
export async function asUtf8(signal: AbortSignal, blob: Blob, encoding: Encoding): Promise<Blob> {
	if (encoding === 'utf-8') {
		const start = await readSlice(signal, blob, 0, 3);
		const mark = markLength(start, encoding);
		return mark === 0 ? blob : blob.slice(mark);
	}
	const writer = new BlobWriter();
	for await (const { bytes } of chunksOf(signal, blob, encoding)) writer.write(bytes);
	return writer.blob();
}

export interface TextPiece {
	readonly text: string;
	/** Whether bytes that are no UTF-8 were replaced. */
	readonly damaged: boolean;
	/** Bytes read so far. */
	readonly read: number;
	readonly final: boolean;
}

/** Bytes decoded at a time. */
const PIECE = 1 << 20;

/** A UTF-8 file as text, piece by piece; at least one, the last marked. */
export async function* textOf(
	signal: AbortSignal,
	blob: Blob,
	size = PIECE
): AsyncGenerator<TextPiece, void, undefined> {
	const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
	let at = 0;
	do {
		const end = Math.min(blob.size, at + size);
		const bytes = await readSlice(signal, blob, at, end);
		const final = end >= blob.size;
		const whole = final ? bytes : bytes.subarray(0, bytes.length - unfinishedTail(bytes));
		at = final ? end : at + Math.max(1, whole.length);
		let text: string;
		let damaged = false;
		try {
			text = strict.decode(whole);
		} catch {
			text = lenient.decode(whole);
			damaged = true;
		}
		yield { text, damaged, read: at, final };
	} while (at < blob.size);
}
