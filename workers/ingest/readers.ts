import type { Format } from '$lib/import/source';
import { csvReader } from './csv/reader';
import { notText } from './faults';
import type { Reader } from './reader';

const READERS: { readonly [F in Format]?: Reader<F> } = {
	csv: csvReader
};

/** The reader of a format. Throws `EngineError` (`file-not-text`) about the file where there is none. */
export function readerFor<F extends Format>(format: F, blob: Blob): Reader<F> {
	const reader = READERS[format];
	if (reader === undefined) throw notText(blob, format);
	return reader;
}
