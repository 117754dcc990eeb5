import type { Reject } from '$lib/import/clean-copy';
import type { Batch } from '../batches';
import { TextBatch } from '../text-batch';
import type { Row } from './rows';

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
	const batch = new TextBatch(Array.from({ length: columns }, (_, column) => column));
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
			batch.push(
				cells,
				cells.reduce((size, cell) => size + (cell?.length ?? 1), 0)
			);
			while (batch.full) yield batch.take(read);
		}
		if (!sorted.whole) break;
	}
	while (batch.rows > 0) yield batch.take(read);
}
