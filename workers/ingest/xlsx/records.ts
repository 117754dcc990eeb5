import type { FileForm } from '../reader';
import { tableFault } from '../table-faults';
import { rowsOf, type Row } from './rows';
import { openWorkbook, sharedOf } from './workbook';

/** Rows of the table in a sheet, those above it and its headings left out; `share` of the sheet is gone over. */
export async function* recordsOf(
	signal: AbortSignal,
	{ data: { blob }, read: { sheet: wanted, skip, header } }: FileForm<'xlsx'>
): AsyncGenerator<{ rows: Row[]; share: number }, void, undefined> {
	const book = await openWorkbook(signal, blob);
	const named = book.sheets.find(({ name }) => name === wanted);
	// The one sheet of next month's file may be called otherwise.
	const sheet = named ?? (book.sheets.length === 1 ? book.sheets[0] : undefined);
	if (sheet === undefined) throw tableFault('xlsx-sheet', blob, wanted);
	const shared = await sharedOf(signal, blob, book);
	const size = Math.max(1, book.parts.sizeOf(sheet.path));
	let headed = !header;
	for await (const { rows, read } of rowsOf(signal, blob, book, sheet, shared)) {
		const below = rows.filter(({ number }) => number > skip);
		const records = headed ? below : below.slice(1);
		headed ||= below.length > 0;
		yield { rows: records, share: Math.min(1, read / size) };
	}
}
