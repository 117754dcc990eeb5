import { BATCH_ROWS, type Batch } from '../batches';
import { tableFault } from '../table-faults';
import { LARGEST, broken, faultOf, messagesOf, type Message } from './messages';
import { sound } from './sound';
import { isWhole } from './whole';

/** Bytes that a batch is filled up to from smaller ones. */
const BYTES = 32 << 20;

/** The records of a file as streams, each complete in itself. With `most` one of at least as many. */
export async function* streamsOf(
	signal: AbortSignal,
	blob: Blob,
	most?: number
): AsyncGenerator<Batch, void, undefined> {
	try {
		yield* gathered(signal, blob, most);
	} catch (cause) {
		throw faultOf(signal, blob, cause);
	}
}

async function* gathered(
	signal: AbortSignal,
	blob: Blob,
	most?: number
): AsyncGenerator<Batch, void, undefined> {
	let schema: Message | undefined;
	const dictionaries = new Map<number, Message[]>();
	let group: Message[] = [];
	let rows = 0;
	let bytes = 0;
	let read = 0;
	for await (const message of messagesOf(signal, blob)) {
		const { metadata, body, end } = message;
		if (metadata.kind === 'schema') {
			if (metadata.bigEndian) throw tableFault('table-type', blob, 'big-endian');
			schema ??= message;
		} else if (schema === undefined) {
			throw broken(blob, 'no schema');
		} else if (metadata.kind === 'dictionary') {
			// Batches before this one refer to what the dictionary was.
			if (rows > 0) yield flush(schema);
			const before = metadata.delta ? (dictionaries.get(metadata.id) ?? []) : [];
			dictionaries.set(metadata.id, [...before, message]);
		} else if (metadata.kind === 'batch' && metadata.rows > 0) {
			if (metadata.rows > LARGEST) throw tableFault('arrow-batch', blob, `${metadata.rows} rows`);
			group.push(message);
			rows += metadata.rows;
			bytes += body.length;
			read = end;
			if (most === undefined ? rows >= BATCH_ROWS || bytes >= BYTES : rows >= most)
				yield flush(schema);
			if (most !== undefined && rows === 0) return;
		}
	}
	if (schema === undefined) throw broken(blob, 'no schema');
	if (rows > 0) yield flush(schema);

	function flush(head: Message): Batch {
		const messages = [head, ...[...dictionaries.values()].flat(), ...group];
		const stream = joined(messages);
		if (!isWhole(stream)) throw broken(blob, 'a value outside its buffer');
		const batch = { stream: sound(blob, stream), rows, read };
		group = [];
		rows = 0;
		bytes = 0;
		return batch;
	}
}

const END = 8;

/** Messages as one stream: each with its length before it, padded to eight bytes. */
function joined(messages: readonly Message[]): Uint8Array {
	const sizes = messages.map(({ metadata, body }) => ({
		head: padded(metadata.bytes.length),
		body: padded(body.length)
	}));
	const stream = new Uint8Array(sizes.reduce((sum, { head, body }) => sum + 8 + head + body, END));
	const view = new DataView(stream.buffer);
	let at = 0;
	for (const [i, { metadata, body }] of messages.entries()) {
		const size = sizes[i] ?? { head: 0, body: 0 };
		view.setUint32(at, 0xffffffff, true);
		view.setUint32(at + 4, size.head, true);
		stream.set(metadata.bytes, at + 8);
		stream.set(body, at + 8 + size.head);
		at += 8 + size.head + size.body;
	}
	view.setUint32(at, 0xffffffff, true);
	return stream;
}

function padded(bytes: number): number {
	return Math.ceil(bytes / 8) * 8;
}
