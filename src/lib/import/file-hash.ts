/** Bytes of one slice; the hash depends on it. */
export const SLICE = 8 << 20;

/** What goes by while a file is hashed. */
export interface HashWatch {
	/** Every slice, in order. */
	slice?(bytes: Uint8Array<ArrayBuffer>): void;
	/** Bytes read so far. */
	progress?(bytes: number): void;
}

/**
 * The content hash of a file: SHA-256, in hex, of the SHA-256s of its 8-MiB slices one after the other
 * (an empty file has none). Streams, because WebCrypto itself cannot. Rejects with the signal's reason.
 */
export async function hashOfFile(
	signal: AbortSignal,
	blob: Blob,
	watch: HashWatch = {}
): Promise<string> {
	const count = Math.ceil(blob.size / SLICE);
	const hashes = new Uint8Array(count * 32);
	for (let i = 0; i < count; i++) {
		signal.throwIfAborted();
		const bytes = new Uint8Array(await blob.slice(i * SLICE, (i + 1) * SLICE).arrayBuffer());
		signal.throwIfAborted();
		watch.slice?.(bytes);
		hashes.set(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), i * 32);
		watch.progress?.(Math.min(blob.size, (i + 1) * SLICE));
	}
	return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', hashes)));
}

function hex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
