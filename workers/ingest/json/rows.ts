import { RecordReader } from '$lib/import/json/record-reader';
import { RowParser } from '$lib/import/json/row-parser';
import type { Fields } from '$lib/import/json/fields';
import type { ReadOf } from '$lib/import/source';
import type { RowsSink } from '../take-rows';
import { columnRows } from './columns';
import { openRecords } from './records';
import { textOf } from './utf8';

/** Characters of rows that the elements of lists become before whoever listens can use them. */
const HELD = 16 << 20;

/**
 * Goes over the records of a file. After each piece of it says how far it is (bytes of the file, nearly),
 * so that whoever listens can use what has come. The last value says whether the end was reached.
 */
export async function* goOver(
	signal: AbortSignal,
	file: Blob,
	read: ReadOf<'json'>,
	fields: Fields,
	sink: RowsSink
): AsyncGenerator<number, boolean, undefined> {
	if (read.layout === 'columns') return yield* columnRows(signal, file, read, fields, sink);
	const { blob, skipped, sequence } = await openRecords(signal, file, read);
	const parser = new RowParser(fields, read.each);
	const reader = new RecordReader(sequence, parser);
	const scale = file.size / Math.max(1, skipped + blob.size);
	let held = 0;
	let done = 0;
	for await (const { text, damaged, read: bytes, final } of textOf(signal, blob)) {
		reader.feed(text, damaged, final);
		for (let outcome = reader.next(); outcome !== 'more'; outcome = reader.next()) {
			const { place, reason, shown, length } = reader;
			if (outcome === 'reject') {
				if (!sink.reject({ line: place, reason, text: shown })) return false;
			} else if (read.each === undefined) {
				if (!sink.row(parser.row, place, length)) return false;
			} else {
				for (const row of parser.rows(length)) {
					if (!sink.row(row, place, parser.size)) return false;
					held += parser.size;
					if (held < HELD) continue;
					held = 0;
					yield done;
				}
			}
		}
		done = (skipped + bytes) * scale;
		yield done;
		if (reader.over) break;
	}
	return true;
}
