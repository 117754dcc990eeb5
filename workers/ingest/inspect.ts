import type { DataFile, Inspection, OnProgress } from '$lib/engine/protocol';
import { EncodingScan, type Encoding } from '$lib/import/encoding';
import { hashOfFile } from '$lib/import/file-hash';
import { formatOf } from '$lib/import/format';
import { readingFor } from '$lib/import/presets';
import type { Format, ReadHints, ReadOf } from '$lib/import/source';
import type { Database } from '../database';
import { readSlice, unreadable } from './chunks';
import { emptyFile, notText } from './faults';
import { legacyEncoding } from './legacy-encoding';
import type { Reader } from './reader';
import { readerFor } from './readers';
import { oleFault } from './xlsx/ole';

/** Bytes of the start from which the format is told. */
const START = 1 << 16;
/** Records that are shown and from which a mapping is proposed. */
const RECORDS = 1000;

/** Formats that are written in an encoding. */
const TEXTS: ReadonlySet<Format> = new Set<Format>(['csv', 'json', 'xes']);

/**
 * Looks at a whole file once (its hash, its encoding), tells its format from its contents and lets that
 * format's reader find the rest. `given` takes the place of what would be found; where nothing is given, a
 * known export that is to be read in another way is read so.
 */
export async function inspect(
	db: Database,
	signal: AbortSignal,
	data: Omit<DataFile, 'hash'>,
	given: ReadHints | undefined,
	onProgress: OnProgress
): Promise<Inspection> {
	const { blob } = data;
	if (blob.size === 0) throw emptyFile(blob, 'no bytes');
	const start = await readSlice(signal, blob, 0, START);
	const format = given?.format ?? formatOf(start);
	if (typeof format !== 'string') {
		throw format.not === 'xls' ? await oleFault(signal, blob) : notText(blob, format.not);
	}
	const reader = readerFor(format, blob);
	const { hash, scan } = await goOver(signal, blob, onProgress);
	const encoding = await encodingOf(scan, format);
	const found = { hash, size: blob.size, ...(await look(reader, format, given)) };
	const asked = given === undefined ? readingFor(found) : undefined;
	return asked === undefined ? found : { ...found, ...(await look(reader, format, asked)) };

	function look<F extends Format>(reader: Reader<F>, format: F, given: ReadHints | undefined) {
		const hints = given?.format === undefined || given.format === format ? given : undefined;
		const own = hints as Partial<ReadOf<F>> | undefined;
		return reader.inspect(db, signal, data, { encoding, given: own, records: RECORDS });
	}

	async function encodingOf(scan: EncodingScan, format: Format): Promise<Encoding | 'binary'> {
		const found = scan.result();
		const told = given !== undefined && 'encoding' in given && given.encoding !== undefined;
		if (found !== 'windows-1252' || told || !TEXTS.has(format)) return found;
		// A guess, which the reader sees and can change: without it a file can be read all the same.
		const module = await db.encodings().catch(() => undefined);
		return module === undefined ? found : legacyEncoding(signal, blob, scan.fault, module);
	}
}

async function goOver(
	signal: AbortSignal,
	blob: Blob,
	onProgress: OnProgress
): Promise<{ hash: string; scan: EncodingScan }> {
	const scan = new EncodingScan();
	const total = blob.size;
	const hash = await hashOfFile(signal, blob, {
		slice: (bytes) => scan.push(bytes),
		progress: (done) => onProgress({ name: 'inspect', unit: 'bytes', done, total })
	}).catch((cause: unknown) => {
		signal.throwIfAborted();
		throw unreadable(blob, cause);
	});
	return { hash, scan };
}
