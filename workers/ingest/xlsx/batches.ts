import type { Reject } from '$lib/import/clean-copy';
import { BATCH_ROWS, type Batch } from '../batches';
import type { Row } from './rows';
import { textStream } from './text-stream';

/** Cells of a batch. */
const CELLS = 4_000_000;
/** Characters kept of a reject. */
const SHOWN = 500;

/** What became of the records beside the rows; filled while the batches are read. */
export interface Sorted {
	readonly rejects: Reject[];
	/** The row of the sheet of each row taken, where wanted. */
	readonly places: number[];
	whole: boolean;
}

export interface Wanted {
	readonly columns: number;
	/** Records at most, rejects included. */
	readonly most: number;
	readonly places: boolean;
	/** Bytes of the file. */
	readonly size: number;
}

/** Records as batches; those with more cells than there are columns are rejects. */
export async function* batchesOf(
	records: AsyncIterable<{ readonly rows: readonly Row[]; readonly share: number }>,
	sorted: Sorted,
	{ columns, most, places, size }: Wanted
): AsyncGenerator<Batch, void, undefined> {
	const full = Math.max(1, Math.min(BATCH_ROWS, Math.floor(CELLS / columns)));
	let batch: (readonly (string | null)[])[] = [];
	let seen = 0;
	let read = 0;
	for await (const { rows, share } of records) {
		read = share * size;
		for (const { number, cells } of rows) {
			if (++seen > most) {
				sorted.whole = false;
				break;
			}
			if (cells.length > columns) {
				const text = cells.map((cell) => cell ?? '').join('\t');
				sorted.rejects.push({ line: number, reason: 'columns', text: text.slice(0, SHOWN) });
				continue;
			}
			if (places) sorted.places.push(number);
			batch.push(cells);
			if (batch.length >= full) yield flush();
		}
		if (!sorted.whole) break;
	}
	if (batch.length > 0) yield flush();

	function flush(): Batch {
		const taken = batch;
		batch = [];
		return { stream: textStream(taken, columns), rows: taken.length, read };
	}
}
