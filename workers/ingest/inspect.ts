import { EngineError } from '$lib/engine/errors';
import type { DataFile, Inspection, OnProgress } from '$lib/engine/protocol';
import { detectDialect, type Dialect } from '$lib/import/dialect';
import { EncodingScan, type Encoding } from '$lib/import/encoding';
import { hashOfFile } from '$lib/import/file-hash';
import { fileTypeOf } from '$lib/import/file-type';
import { filledHeadings } from '$lib/import/headings';
import { recordsSql } from '$lib/import/load';
import { fieldsOf, textOf } from '$lib/import/record-fields';
import { shapeOf } from '$lib/import/record-stream';
import type { CsvRead } from '$lib/import/source';
import type { Rows } from '$lib/journey/analysis';
import type { Database } from '../database';
import { named, readSlice, unreadable } from './chunks';
import { copyFile, type Copy } from './survey';
import { transcoder } from './transcode';

/** Bytes of the start from which the dialect is read. */
const START = 1 << 18;
/** Records that are shown and from which a mapping is proposed. */
const RECORDS = 1000;

/**
 * Looks at a whole file once (its hash, its encoding) and at its start for its form; the first records
 * are read just as a load reads them. `given` takes the place of what would be found.
 */
export async function inspect(
	db: Database,
	signal: AbortSignal,
	{ blob }: Omit<DataFile, 'hash'>,
	given: Partial<CsvRead> | undefined,
	onProgress: OnProgress
): Promise<Inspection> {
	if (blob.size === 0) throw fault('file-empty', 'no bytes', blob);
	const type = fileTypeOf(await readSlice(signal, blob, 0, 4096));
	if (type !== undefined) throw fault('file-not-text', type, blob);
	const { hash, encoding } = await goOver(signal, blob, given?.encoding, onProgress);
	const start = await startOf(signal, blob, encoding);
	const dialect = detectDialect(start, given);
	const read: CsvRead = { format: 'csv', encoding, ...readOf(dialect) };
	const shape = shapeOf(read, dialect.columns);
	let headings: string[] = [];
	const copy = await copyFile(signal, blob, encoding, shape, {
		most: RECORDS,
		onHeader: (bytes, from, to) => {
			const mark = read.quote === '' ? -1 : read.quote.charCodeAt(0);
			headings = textOf(fieldsOf(bytes, from, to, read.delimiter.charCodeAt(0), mark));
		}
	});
	if (copy.rows + copy.rejects.length + headings.length === 0) {
		throw fault('file-empty', 'no records', blob);
	}
	const rows = await firstRecords(db, signal, copy, read.delimiter, dialect.columns);
	const filled = filledHeadings(headings, dialect.columns);
	return { hash, size: blob.size, read, headings: filled, rows };
}

function readOf({ delimiter, quote, header, skip }: Dialect) {
	return { delimiter, quote, header, skip };
}

async function goOver(
	signal: AbortSignal,
	blob: Blob,
	given: Encoding | undefined,
	onProgress: OnProgress
): Promise<{ hash: string; encoding: Encoding }> {
	const scan = new EncodingScan();
	const total = blob.size;
	const hash = await hashOfFile(signal, blob, {
		slice: (bytes) => scan.push(bytes),
		progress: (done) => onProgress({ name: 'inspect', unit: 'bytes', done, total })
	}).catch((cause: unknown) => {
		signal.throwIfAborted();
		throw unreadable(blob, cause);
	});
	const encoding = given ?? scan.result();
	if (encoding === 'binary') throw fault('file-not-text', 'binary', blob);
	return { hash, encoding };
}

/** The first lines, whole, as UTF-8. */
async function startOf(signal: AbortSignal, blob: Blob, encoding: Encoding): Promise<Uint8Array> {
	const whole = blob.size <= START;
	const bytes = transcoder(encoding)(await readSlice(signal, blob, 0, START), whole);
	if (whole) return bytes;
	const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13));
	return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

async function firstRecords(
	db: Database,
	signal: AbortSignal,
	{ blob, rows, quote }: Copy,
	delimiter: string,
	columns: number
): Promise<(string | null)[][]> {
	if (rows === 0) return [];
	const path = await db.register({ blob });
	try {
		const sql = recordsSql({ path, delimiter, quote, skip: 0, lineEnd: 'lf' }, columns);
		return recordsOf(await db.rows(signal, `from ${sql}`));
	} finally {
		await db.release(path);
	}
}

function recordsOf({ columns, length, column }: Rows): (string | null)[][] {
	const values = columns.map(({ name }) => column(name));
	return Array.from({ length }, (_, row) =>
		values.map((value) => (value[row] === null ? null : String(value[row])))
	);
}

function fault(code: 'file-empty' | 'file-not-text', message: string, blob: Blob): EngineError {
	return new EngineError({ code, message, ...named(blob) });
}
