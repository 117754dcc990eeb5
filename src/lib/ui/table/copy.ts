import { plainOf, type TableColumn } from './columns';
import type { Arranged } from './row-source';
import { Slices } from './slices';
import { tsvLine } from './tsv';

/** Cells that are copied at once; a clipboard is no place for more. */
export const MOST_COPIED = 2_000_000;

/** Rows that are fetched at a time. */
const PAGE = 1000;

export interface Copied {
	/** Positions, the last one included. */
	readonly from: number;
	readonly to: number;
	readonly columns: readonly number[];
	readonly headings: boolean;
}

/** Part of a table as tab-separated text. Rejects with the signal's reason. */
export async function copied(
	signal: AbortSignal,
	columns: readonly TableColumn[],
	rows: Arranged,
	{ from, to, columns: chosen, headings }: Copied
): Promise<string> {
	const slices = new Slices(signal);
	const shown = chosen.flatMap((at) => {
		const column = columns[at];
		return column ? [{ at, column }] : [];
	});
	const lines = headings ? [tsvLine(shown.map(({ column }) => column.label))] : [];
	for (let position = from; position <= to; position++) {
		if ((position - from) % PAGE === 0) {
			await rows.load(signal, position, Math.min(to + 1, position + PAGE));
		}
		if (slices.over) await slices.pause();
		lines.push(tsvLine(shown.map(({ at, column }) => plainOf(column, rows.value(at, position)))));
	}
	return lines.join('\n');
}
