import { withoutSample } from '$lib/import/sample';
import type { Format, ReadOf, Source } from '$lib/import/source';
import type { Database } from '../database';
import type { FileData, Take, Taken } from './reader';
import { readerFor } from './readers';

type Start<F extends Format> = Pick<Take<F>, 'table'> & {
	readonly data: FileData;
	readonly most: number;
	readonly places?: boolean;
};

/** The start of a file, by the reader of its format, into a table that `createRowsSql` made. */
export function takeStart(
	db: Database,
	signal: AbortSignal,
	source: Source,
	start: Start<Format>
): Promise<Taken> {
	return takeOf(db, signal, source.read, source, start);
}

function takeOf<F extends Format>(
	db: Database,
	signal: AbortSignal,
	read: ReadOf<F>,
	source: Source,
	start: Start<F>
): Promise<Taken> {
	return readerFor<F>(read.format, start.data.blob).take(db, signal, {
		...start,
		read,
		headings: source.columns.map(({ heading }) => heading),
		// The start shows whatever is in the file.
		source: withoutSample(source),
		firstRow: 0,
		onRead: () => undefined
	});
}
