import {
	BlobReader,
	ERR_ENCRYPTED,
	ERR_INVALID_CRC32,
	ERR_INVALID_UNCOMPRESSED_SIZE,
	ERR_EOCDR_NOT_FOUND,
	ERR_ENTRY_DATA_OUT_OF_BOUNDS,
	ZipReader,
	configure,
	type Entry,
	type FileEntry
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { EngineError } from '$lib/engine/errors';
import type { PlainFile } from '$lib/engine/protocol';
import { unreadable } from '../chunks';
import { BlobWriter } from './blob-writer';
import { archiveFault, type ArchiveFault } from './faults';
import type { Packed } from './gzip';
import { untilAborted } from './until-aborted';

// The engine is a worker already, and may start no other.
configure({ useWebWorkers: false, useCompressionStream: true });

/** Whether a zip is an office document, which is read whole. */
export const OFFICE = Symbol('office document');

/**
 * The files in a zip, folders and what systems leave lying about left out. Rejects with the signal's
 * reason, or with `EngineError` (`archive-…`).
 */
export async function unzip(
	signal: AbortSignal,
	packed: Packed
): Promise<PlainFile[] | typeof OFFICE> {
	const { name, blob, budget, onRead } = packed;
	const reader = new ZipReader(new BlobReader(blob), {
		checkSignature: true,
		// Names are labels here, whatever they are.
		filenameValidation: 'tolerant'
	});
	const files: PlainFile[] = [];
	try {
		const entries: FileEntry[] = [];
		for await (const entry of reader.getEntriesGenerator()) {
			signal.throwIfAborted();
			if (entry.filename === '[Content_Types].xml') return OFFICE;
			if (!isData(entry)) continue;
			if (entry.encrypted) throw archiveFault('archive-encrypted', name, entry.filename);
			budget.enter();
			entries.push(entry);
		}
		let done = 0;
		for (const entry of entries) {
			const unpacked = await entryOf(signal, packed, entry);
			files.push({ name: labelOf(entry.filename), blob: unpacked });
			done += entry.compressedSize;
			onRead(done);
		}
	} catch (cause) {
		signal.throwIfAborted();
		throw faultOf(name, blob, cause);
	} finally {
		void reader.close().catch(() => undefined);
	}
	return files;
}

async function entryOf(signal: AbortSignal, { budget }: Packed, entry: FileEntry): Promise<Blob> {
	const writer = new BlobWriter();
	const sink = new WritableStream<Uint8Array>({
		write(bytes) {
			signal.throwIfAborted();
			budget.spend(bytes.length);
			writer.write(bytes);
		}
	});
	await untilAborted(signal, entry.getData(sink, { signal, checkSignature: true }));
	return writer.blob();
}

/** Neither a folder nor one of the files that systems add: `__MACOSX`, `.DS_Store`, `Thumbs.db`. */
function isData(entry: Entry): entry is FileEntry {
	if (entry.directory) return false;
	const parts = entry.filename.split(/[\\/]/);
	return (
		!parts.some((part) => part === '__MACOSX' || (part.startsWith('.') && !/^\.+$/.test(part))) &&
		!/^(?:thumbs\.db|desktop\.ini)$/i.test(parts.at(-1) ?? '')
	);
}

/** A path in an archive is a label and never leads anywhere. */
function labelOf(path: string): string {
	const parts = path.split(/[\\/]/).filter((part) => !/^(?:\.*|[a-z]:)$/i.test(part));
	return parts.join('/').slice(-250) || 'data';
}

const FAULTS: readonly (readonly [string, ArchiveFault])[] = [
	[ERR_ENCRYPTED, 'archive-encrypted'],
	[ERR_INVALID_CRC32, 'archive-checksum'],
	[ERR_INVALID_UNCOMPRESSED_SIZE, 'archive-checksum'],
	[ERR_EOCDR_NOT_FOUND, 'archive-truncated'],
	[ERR_ENTRY_DATA_OUT_OF_BOUNDS, 'archive-truncated']
];

function faultOf(name: string, blob: Blob, cause: unknown): unknown {
	if (cause instanceof EngineError) return cause;
	const read = unreadable(blob, cause);
	if (read instanceof EngineError) return read;
	const message = cause instanceof Error ? cause.message : String(cause);
	const code = FAULTS.find(([text]) => message === text)?.[1] ?? 'archive-broken';
	return archiveFault(code, name, message, cause);
}
