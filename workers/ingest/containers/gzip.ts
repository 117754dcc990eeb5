import { Gunzip } from 'fflate';
import { EngineError } from '$lib/engine/errors';
import { readSlice, unreadable } from '../chunks';
import { BlobWriter } from './blob-writer';
import type { Budget } from './budget';
import { crc32 } from './crc32';
import { archiveFault } from './faults';
import { untilAborted } from './until-aborted';

/** Bytes of the archive read at a time; what they unpack to is done before a cancel is heard. */
const CHUNK = 32 << 10;

export interface Packed {
	readonly name: string;
	readonly blob: Blob;
	readonly budget: Budget;
	/** Hears how many bytes of the archive are done with. */
	readonly onRead: (bytes: number) => void;
}

/** What a gzip file holds. Rejects with the signal's reason, or with `EngineError` (`archive-…`). */
export async function gunzip(signal: AbortSignal, packed: Packed): Promise<Blob> {
	// The platform is faster but rejects files of several members, and does not say what is wrong.
	const before = packed.budget.spent;
	const quick = await byPlatform(signal, packed).catch((cause: unknown) => {
		signal.throwIfAborted();
		if (cause instanceof EngineError) throw cause;
		return undefined;
	});
	if (quick !== undefined) return quick;
	packed.budget.restore(before);
	return byMembers(signal, packed);
}

async function byPlatform(signal: AbortSignal, { blob, budget, onRead }: Packed): Promise<Blob> {
	const writer = new BlobWriter();
	let read = 0;
	const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
		transform(bytes, controller) {
			read += bytes.length;
			controller.enqueue(bytes);
		}
	});
	const stream = blob.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'));
	const sink = new WritableStream<Uint8Array>({
		write(bytes) {
			budget.spend(bytes.length);
			writer.write(bytes);
			onRead(read);
		}
	});
	await untilAborted(signal, stream.pipeTo(sink, { signal }));
	return writer.blob();
}

async function byMembers(signal: AbortSignal, packed: Packed): Promise<Blob> {
	const { name, blob, budget, onRead } = packed;
	const writer = new BlobWriter();
	const ends: { readonly before: number; readonly crc: number; readonly size: number }[] = [];
	let crc = 0;
	let size = 0;
	const inflate = new Gunzip((bytes) => {
		budget.spend(bytes.length);
		crc = crc32(bytes, crc);
		size += bytes.length;
		writer.write(bytes);
	});
	const endMember = (before: number) => {
		ends.push({ before, crc, size });
		crc = 0;
		size = 0;
	};
	inflate.onmember = endMember;
	for (let at = 0; at < blob.size; at += CHUNK) {
		const bytes = await readSlice(signal, blob, at, at + CHUNK);
		try {
			inflate.push(bytes, at + CHUNK >= blob.size);
		} catch (cause) {
			if (cause instanceof EngineError) throw cause;
			throw faultOf(name, cause);
		}
		for (const end of ends.splice(0)) await checkMember(signal, packed, end);
		onRead(at + bytes.length);
	}
	await checkMember(signal, packed, { before: blob.size, crc, size });
	return writer.blob();
}

/** A member ends with the checksum and the length of what it unpacks to. */
async function checkMember(
	signal: AbortSignal,
	{ name, blob }: Packed,
	{ before, crc, size }: { readonly before: number; readonly crc: number; readonly size: number }
): Promise<void> {
	const bytes = await readSlice(signal, blob, Math.max(0, before - 8), before);
	if (bytes.length < 8) throw archiveFault('archive-truncated', name, 'no checksum');
	const view = new DataView(bytes.buffer);
	if (view.getUint32(0, true) !== crc || view.getUint32(4, true) !== size % 2 ** 32) {
		throw archiveFault('archive-checksum', name, 'CRC-32');
	}
}

/** fflate's code for an end that comes too early. */
const UNEXPECTED_EOF = 0;

function faultOf(name: string, cause: unknown): unknown {
	const known = cause instanceof Error && 'code' in cause ? cause : undefined;
	if (known === undefined) return unreadable(new Blob([]), cause);
	const code = known.code === UNEXPECTED_EOF ? 'archive-truncated' : 'archive-broken';
	return archiveFault(code, name, known.message, cause);
}
