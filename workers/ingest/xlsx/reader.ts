import { textsOf } from '$lib/import/load';
import type { ReadOf } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import { takeBatches } from '../batches';
import { emptyFile } from '../faults';
import type { Form, Reader } from '../reader';
import { batchesOf, type Sorted } from './batches';
import { columnsWithin } from './columns';
import { recordsOf } from './records';
import { rowsOf, type Row } from './rows';
import { SEEN, tableIn } from './table';
import { openWorkbook, sharedOf, type Shared, type Sheet, type Workbook } from './workbook';

/** Sheets that are looked at for the one with the data. */
const MOST_SHEETS = 30;

/** Workbooks of Excel and its like. */
export const xlsxReader: Reader<'xlsx'> = {
	async inspect(_db, signal, { blob }, { given, records }) {
		const book = await openWorkbook(signal, blob);
		const shared = await sharedOf(signal, blob, book);
		const tables = book.sheets.map((sheet) => sheet.name);
		const asked = book.sheets.filter((sheet) => sheet.name === given?.sheet);
		const found: { form: Form<'xlsx'>; cells: number }[] = [];
		for (const sheet of asked.length > 0 ? asked : book.sheets.slice(0, MOST_SHEETS)) {
			const rows = await firstRows(signal, blob, { book, sheet, shared }, records + SEEN);
			const { skip, header, headings } = tableIn(rows, given);
			if (headings.length === 0) continue;
			columnsWithin(blob, headings.length);
			const data = rows.filter(({ number }) => number > skip).slice(header ? 1 : 0, records + 1);
			const read: ReadOf<'xlsx'> = { format: 'xlsx', sheet: sheet.name, header, skip };
			const texts = data
				.slice(0, records)
				.map(({ cells }) => headings.map((_, i) => cells[i] ?? null));
			const form = { read, headings, rows: texts, tables };
			found.push({ form, cells: headings.length * texts.length });
		}
		// A cover, a legend, a summary may come before the sheet with the data.
		const most = Math.max(...found.map(({ cells }) => cells));
		const main = found.find(({ cells }) => cells >= most / 2);
		if (main !== undefined) return main.form;
		throw emptyFile(blob, 'no rows');
	},

	async take(db, signal, take) {
		const { data, source, headings, most = Infinity, places } = take;
		const sorted: Sorted = { rejects: [], places: [], whole: true };
		const batches = batchesOf(recordsOf(signal, take), sorted, {
			columns: headings.length,
			most,
			places: places === true,
			size: data.blob.size
		});
		const given = textsOf(source, headings);
		const { rows } = await takeBatches(db, signal, take, batches, (stage) => ({
			relation: name(stage),
			given
		}));
		return { rows, rejects: sorted.rejects, places: sorted.places, whole: sorted.whole };
	},

	async places(_db, signal, file, rows) {
		const places: number[] = [];
		const columns = file.headings.length;
		let row = 0;
		for await (const { rows: found } of recordsOf(signal, file)) {
			for (const { number, cells } of found) {
				if (cells.length > columns) continue;
				if (rows[places.length] === row) places.push(number);
				row++;
				if (places.length >= rows.length) return { places, rows: row };
			}
		}
		return { places, rows: row };
	}
};

interface Place {
	readonly book: Workbook;
	readonly sheet: Sheet;
	readonly shared: Shared;
}

async function firstRows(
	signal: AbortSignal,
	blob: Blob,
	{ book, sheet, shared }: Place,
	most: number
): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const { rows: found } of rowsOf(signal, blob, book, sheet, shared)) {
		for (const row of found) rows.push(row);
		if (rows.length >= most) break;
	}
	return rows.slice(0, most);
}
