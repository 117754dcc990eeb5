import { EngineError } from '$lib/engine/errors';
import type { Encoding } from '$lib/import/encoding';
import { transcoder } from './transcode';

/** Bytes of a file that are read at a time. */
const CHUNK = 4 << 20;

export interface Chunk {
	/** UTF-8, without a byte order mark. */
	readonly bytes: Uint8Array;
	/** Bytes of the file read so far. */
	readonly read: number;
	readonly final: boolean;
}

/** A file as UTF-8, chunk by chunk; at least one, the last marked. Rejects with the signal's reason. */
export async function* chunksOf(
	signal: AbortSignal,
	blob: Blob,
	encoding: Encoding,
	size = CHUNK
): AsyncGenerator<Chunk, void, undefined> {
	const decode = transcoder(encoding);
	let at = 0;
	do {
		const end = Math.min(blob.size, at + size);
		const bytes = await readSlice(signal, blob, at, end);
		at = end;
		yield { bytes: decode(bytes, at >= blob.size), read: at, final: at >= blob.size };
	} while (at < blob.size);
}

/** Bytes `from` to `to` of a file. A file that has changed on disk since it was given is `file-changed`. */
export async function readSlice(
	signal: AbortSignal,
	blob: Blob,
	from: number,
	to: number
): Promise<Uint8Array<ArrayBuffer>> {
	signal.throwIfAborted();
	try {
		const bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer());
		signal.throwIfAborted();
		return bytes;
	} catch (cause) {
		signal.throwIfAborted();
		throw unreadable(blob, cause);
	}
}

/** What a failed read of a file means. */
export function unreadable(blob: Blob, cause: unknown): unknown {
	if (!(cause instanceof DOMException) || cause.name === 'AbortError') return cause;
	const code = cause.name === 'NotFoundError' ? 'file-missing' : 'file-changed';
	return new EngineError({ code, message: cause.message, ...named(blob) }, { cause });
}

/** A file's name as an error carries it, where it has one. */
export function named(blob: Blob): { file?: string } {
	return blob instanceof File ? { file: blob.name } : {};
}
