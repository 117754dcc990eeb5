import {
	BlobReader,
	ERR_ENCRYPTED,
	ZipReader,
	configure,
	type FileEntry
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { EngineError } from '$lib/engine/errors';
import { unreadable } from '../chunks';
import { tableFault } from '../table-faults';

// The engine is a worker already, and may start no other.
configure({ useWebWorkers: false, useCompressionStream: true });

/** Bytes of one part, unpacked: a full sheet of a million rows has about half of it. */
const LARGEST = 4 * 2 ** 30;
/** Unpacked bytes a packed one, beyond `FREE`. */
const RATIO = 200;
const FREE = 64 << 20;
/** Parts of a workbook. */
const PARTS = 10_000;

/** A workbook's zip: parts by path. */
export class Package {
	readonly #signal: AbortSignal;
	readonly #blob: Blob;
	readonly #parts: ReadonlyMap<string, FileEntry>;

	private constructor(signal: AbortSignal, blob: Blob, parts: ReadonlyMap<string, FileEntry>) {
		this.#signal = signal;
		this.#blob = blob;
		this.#parts = parts;
	}

	static async open(signal: AbortSignal, blob: Blob): Promise<Package> {
		signal.throwIfAborted();
		const parts = new Map<string, FileEntry>();
		try {
			for await (const entry of new ZipReader(new BlobReader(blob)).getEntriesGenerator()) {
				signal.throwIfAborted();
				if (parts.size >= PARTS) throw tableFault('xlsx-large', blob, `${PARTS} parts`);
				if (!entry.directory) parts.set(pathOf(entry.filename), entry);
			}
		} catch (cause) {
			throw faultOf(signal, blob, cause);
		}
		return new Package(signal, blob, parts);
	}

	has(path: string): boolean {
		return this.#parts.has(pathOf(path));
	}

	/** Packed bytes of a part. */
	sizeOf(path: string): number {
		return this.#parts.get(pathOf(path))?.compressedSize ?? 0;
	}

	/** A part's text, piece by piece, with the packed bytes gone over so far. Nothing where there is no such part. */
	async *texts(path: string): AsyncGenerator<{ text: string; read: number }, void, undefined> {
		const entry = this.#parts.get(pathOf(path));
		if (entry === undefined) return;
		const stop = new AbortController();
		const signal = AbortSignal.any([this.#signal, stop.signal]);
		const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
		const packed = Math.max(1, entry.compressedSize);
		const most = Math.min(LARGEST, Math.max(FREE, packed * RATIO));
		const decoder = new TextDecoder();
		// What fails there fails the reading here.
		entry.getData(writable, { signal }).catch(() => undefined);
		const reader = readable.getReader();
		let size = 0;
		try {
			for (;;) {
				const { done, value } = await reader.read();
				this.#signal.throwIfAborted();
				if (done) break;
				size += value.length;
				if (size > most) throw tableFault('xlsx-large', this.#blob, `${size} bytes of ${packed}`);
				const read = packed * Math.min(1, size / Math.max(1, entry.uncompressedSize));
				yield { text: decoder.decode(value, { stream: true }), read };
			}
		} catch (cause) {
			throw faultOf(this.#signal, this.#blob, cause);
		} finally {
			stop.abort();
			await reader.cancel().catch(() => undefined);
		}
	}
}

function pathOf(path: string): string {
	return path.replace(/^\//, '').toLowerCase();
}

/** What went wrong while a workbook was read. */
export function faultOf(signal: AbortSignal, blob: Blob, cause: unknown): unknown {
	if (signal.aborted) return signal.reason;
	if (cause instanceof EngineError) return cause;
	const read = unreadable(blob, cause);
	if (read instanceof EngineError) return read;
	const message = cause instanceof Error ? cause.message : String(cause);
	const code = message === ERR_ENCRYPTED ? 'xlsx-password' : 'xlsx-broken';
	return tableFault(code, blob, message, cause);
}
