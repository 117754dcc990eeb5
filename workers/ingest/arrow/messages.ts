import { EngineError } from '$lib/engine/errors';
import { readSlice } from '../chunks';
import { tableFault } from '../table-faults';
import { unpackLz4 } from './lz4';
import { Metadata, schemaIn, type Codec } from './message';
import { unpackZstd } from './zstd';

const CONTINUED = 0xffffffff;
/** Bytes of metadata: a schema of thousands of columns and more. */
const LONGEST = 64 << 20;
/** Bytes of one batch, unpacked: all of them are in memory at once, twice. */
export const LARGEST = 512 << 20;

export interface Message {
	readonly metadata: Metadata;
	readonly body: Uint8Array;
	/** Bytes of the file up to its end. */
	readonly end: number;
}

/** The messages of an IPC stream or file, one at a time; the bodies of batches only where wanted. */
export async function* messagesOf(
	signal: AbortSignal,
	blob: Blob,
	bodies = true
): AsyncGenerator<Message, void, undefined> {
	const { from, to, directory } = await boundsOf(signal, blob);
	try {
		let first = true;
		for (let at = from; at < to;) {
			const prefix = await slice(at, Math.min(to, at + 8));
			const continued = prefix.getUint32(0, true) === CONTINUED;
			const length = prefix.getInt32(continued ? 4 : 0, true);
			if (length === 0) return;
			at += continued ? 8 : 4;
			if (length < 0 || length > LONGEST || at + length > to) throw new RangeError('cut off');
			const metadata = new Metadata(await readSlice(signal, blob, at, at + length));
			at += length;
			if (at + metadata.bodyLength > to) throw new RangeError('cut off');
			if (metadata.bodyLength > LARGEST) throw tableFault('arrow-batch', blob, 'a large batch');
			const body = bodies ? await readSlice(signal, blob, at, at + metadata.bodyLength) : EMPTY;
			at += metadata.bodyLength;
			// Some writers put the schema of a file into its directory alone.
			if (first && metadata.kind !== 'schema' && directory !== undefined) {
				yield { metadata: schemaIn(directory), body: EMPTY, end: from };
			}
			first = false;
			yield { ...unpacked(blob, metadata, body), end: at };
		}
	} catch (cause) {
		throw faultOf(signal, blob, cause);
	}

	async function slice(start: number, end: number) {
		return new DataView((await readSlice(signal, blob, start, end)).buffer);
	}
}

const EMPTY = new Uint8Array(0);

/** What is wrong with a file whose bytes make no sense. */
export function broken(blob: Blob, message: string, cause?: unknown): EngineError {
	return tableFault('arrow-broken', blob, message, cause);
}

/** What went wrong while bytes were made sense of. */
export function faultOf(signal: AbortSignal, blob: Blob, cause: unknown): unknown {
	if (signal.aborted || cause instanceof EngineError || cause instanceof DOMException) return cause;
	return broken(blob, cause instanceof Error ? cause.message : String(cause), cause);
}

/** Where the messages lie: a file is a stream between two magic words, with a directory at its end. */
async function boundsOf(
	signal: AbortSignal,
	blob: Blob
): Promise<{ from: number; to: number; directory?: Uint8Array<ArrayBuffer> }> {
	const start = String.fromCharCode(...(await readSlice(signal, blob, 0, 8)));
	if (start.startsWith('FEA1')) throw tableFault('arrow-feather-1', blob, 'Feather V1');
	if (!start.startsWith('ARROW1')) return { from: 0, to: blob.size };
	const end = await readSlice(signal, blob, Math.max(8, blob.size - 10), blob.size);
	const whole = end.length === 10 && String.fromCharCode(...end.subarray(4)) === 'ARROW1';
	const length = whole ? new DataView(end.buffer).getInt32(0, true) : -1;
	if (length < 0 || length > Math.min(LONGEST, blob.size - 18)) throw broken(blob, 'no directory');
	const to = blob.size - 10 - length;
	return { from: 8, to, directory: await readSlice(signal, blob, to, to + length) };
}

/** A message whose buffers are not packed. */
function unpacked(blob: Blob, metadata: Metadata, body: Uint8Array) {
	const codec = body.length === 0 ? undefined : metadata.codec;
	if (codec === undefined) return { metadata, body };
	let size = 0;
	const parts = metadata.buffers().map(({ offset, length }) => {
		const packed = body.subarray(offset, offset + length);
		const bytes = length === 0 ? packed : unpackBuffer(blob, codec, packed, size);
		const part = { bytes, offset: size };
		size += Math.ceil(bytes.length / 8) * 8;
		return part;
	});
	const whole = new Uint8Array(size);
	for (const { bytes, offset } of parts) whole.set(bytes, offset);
	const places = parts.map(({ bytes, offset }) => ({ offset, length: bytes.length }));
	return { metadata: metadata.unpacked(places, size), body: whole };
}

/** A buffer begins with its size, -1 where it is not packed after all. */
function unpackBuffer(blob: Blob, codec: Codec, packed: Uint8Array, before: number): Uint8Array {
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	const size = Number(view.getBigInt64(0, true));
	const bytes = packed.subarray(8);
	if (size === -1) return bytes;
	if (size < 0 || before + size > LARGEST) throw tableFault('arrow-batch', blob, 'a large batch');
	return codec === 'lz4' ? unpackLz4(bytes, size) : unpackZstd(bytes, size);
}
