import type { Format } from '$lib/import/source';
import { arrowReader } from './arrow/reader';
import { csvReader } from './csv/reader';
import { notText } from './faults';
import { jsonReader } from './json/reader';
import { parquetReader } from './parquet/reader';
import type { Reader } from './reader';
import { xesReader } from './xes/reader';
import { xlsxReader } from './xlsx/reader';

const READERS: { readonly [F in Format]?: Reader<F> } = {
	arrow: arrowReader,
	csv: csvReader,
	json: jsonReader,
	xes: xesReader,
	xlsx: xlsxReader,
	parquet: parquetReader
};

/** The reader of a format. Throws `EngineError` (`file-not-text`) about the file where there is none. */
export function readerFor<F extends Format>(format: F, blob: Blob): Reader<F> {
	const reader = READERS[format];
	if (reader === undefined) throw notText(blob, format);
	return reader;
}
