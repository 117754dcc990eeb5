import { MOST_COLUMNS } from '$lib/import/json/fields';
import { detectDialect, type Dialect } from '$lib/import/dialect';
import type { Encoding } from '$lib/import/encoding';
import { filledHeadings } from '$lib/import/headings';
import { recordsSql } from '$lib/import/load';
import { fieldsOf, textOf } from '$lib/import/record-fields';
import { shapeOf } from '$lib/import/record-stream';
import type { CsvRead } from '$lib/import/source';
import type { Database } from '../../database';
import { readSlice } from '../chunks';
import { emptyFile, notText, tooWide } from '../faults';
import type { FileData, Form, Look } from '../reader';
import { textsOfRows } from '../texts';
import { transcoder } from '../transcode';
import { copyFile, type Copy } from './survey';

/** Bytes of the start from which the dialect is read. */
const START = 1 << 18;

/** Finds a text's dialect from its start; the first records are read just as a load reads them. */
export async function inspectCsv(
	db: Database,
	signal: AbortSignal,
	{ blob }: FileData,
	{ encoding: found, given, records }: Look<'csv'>
): Promise<Form<'csv'>> {
	const encoding = given?.encoding ?? found;
	if (encoding === 'binary') throw notText(blob, 'binary');
	const start = await startOf(signal, blob, encoding);
	const dialect = detectDialect(start, given);
	if (dialect.columns > MOST_COLUMNS) throw tooWide(blob);
	const read: CsvRead = { format: 'csv', encoding, ...readOf(dialect) };
	const shape = shapeOf(read, dialect.columns);
	let headings: string[] = [];
	const copy = await copyFile(signal, blob, encoding, shape, {
		most: records,
		onHeader: (bytes, from, to) => {
			const mark = read.quote === '' ? -1 : read.quote.charCodeAt(0);
			headings = textOf(fieldsOf(bytes, from, to, read.delimiter.charCodeAt(0), mark));
		}
	});
	if (copy.rows + copy.rejects.length + headings.length === 0) throw emptyFile(blob, 'no records');
	const rows = await firstRecords(db, signal, copy, read.delimiter, dialect.columns);
	return { read, headings: filledHeadings(headings, dialect.columns), rows };
}

function readOf({ delimiter, quote, header, skip }: Dialect) {
	return { delimiter, quote, header, skip };
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
		return textsOfRows(await db.rows(signal, `from ${sql}`));
	} finally {
		await db.release(path);
	}
}
