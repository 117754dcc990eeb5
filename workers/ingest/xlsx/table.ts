import { looksLikeHeadings } from '$lib/import/heading-row';
import { filledHeadings } from '$lib/import/headings';
import type { ReadOf } from '$lib/import/source';
import type { Row } from './rows';

/** Rows that tell where a table begins. */
export const SEEN = 200;
/** As `readSchema` allows. */
const SKIPPED = 1000;
/** Share of the fullest row's cells that a row of the table has at least, where it begins. */
const FULL = 0.6;

/** Where in a sheet its table lies, seen from its first rows that are not empty. */
export function tableIn(rows: readonly Row[], given: Partial<ReadOf<'xlsx'>> = {}) {
	const skip = given.skip ?? titleRows(rows);
	const [first, ...rest] = rows.filter(({ number }) => number > skip);
	const columns = Math.max(0, ...[first, ...rest].map((row) => row?.cells.length ?? 0));
	const texts = ({ cells }: Row) => Array.from({ length: columns }, (_, i) => cells[i] ?? '');
	const header =
		given.header ?? (first !== undefined && looksLikeHeadings(texts(first), rest.map(texts)));
	const headings = filledHeadings(header && first !== undefined ? texts(first) : [], columns);
	return { skip, header, headings };
}

/** Rows of the sheet above the table: titles and notes, which fill a cell or two. */
function titleRows(rows: readonly Row[]): number {
	const filled = rows
		.slice(0, SEEN)
		.map(({ cells }) => cells.filter((cell) => cell !== null).length);
	const full = Math.max(0, ...filled);
	const at = full <= 2 ? 0 : filled.findIndex((count) => count >= full * FULL);
	return Math.min(SKIPPED, Math.max(0, (rows[at]?.number ?? 1) - 1));
}
