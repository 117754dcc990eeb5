import { analysisOf } from '$lib/journey/registry';
import { contextOf } from '$lib/journey/context';
import { SOURCES, type Statement } from '$lib/journey/analysis';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { FILE_ENDING, fileNameOf } from '$lib/notebook/file';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';
import { CSV, delimited, TSV } from '$lib/share/csv';
import { CellReads, type Place } from './cell-reads';

/** The most rows that go into a text: more would not fit into memory, nor into a spreadsheet. */
const MOST_ROWS = { csv: 1_000_000, parquet: 5_000_000, clipboard: 50_000 };

/** A table taken out of a notebook. */
export interface TakenOut {
	readonly blob: Blob;
	readonly rows: number;
	/** How many rows there are; more than `rows` where they are too many. */
	readonly total: number;
}

/** The names of the tables that a cell gives. */
export function tablesOf(document: NotebookDocument, cell: Cell): readonly string[] {
	// The cell of the sources gives what the sources themselves do.
	if (cell.kind === SOURCES) return document.sources.map(({ name }) => name);
	return analysisOf(cell.kind)?.gives(cell) ?? [];
}

/** A name for a file, without ending. */
export function plainName(title: string): string {
	return fileNameOf(title).slice(0, -FILE_ENDING.length);
}

/** A table as CSV. Rejects as a run of the cell. */
export async function csvOf(
	signal: AbortSignal,
	place: Place,
	cell: Cell,
	table: string
): Promise<TakenOut> {
	const { rows, total } = await read(signal, place, cell, table, MOST_ROWS.csv);
	// The mark at the start tells spreadsheets that it is UTF-8.
	const blob = new Blob(['\ufeff', ...delimited(rows, CSV)], { type: 'text/csv' });
	return { blob, rows: rows.length, total };
}

/** A table as the text that spreadsheets take from the clipboard. Rejects as a run of the cell. */
export async function tsvOf(signal: AbortSignal, place: Place, cell: Cell, table: string) {
	const { rows, total } = await read(signal, place, cell, table, MOST_ROWS.clipboard);
	return { text: delimited(rows, TSV).join(''), rows: rows.length, total };
}

/** A table as Parquet. Rejects as a run of the cell. */
export async function parquetOf(
	signal: AbortSignal,
	place: Place,
	cell: Cell,
	table: string
): Promise<TakenOut> {
	const reads = new CellReads(signal, place);
	await reads.ready(cell.id);
	const query = queryOf(place, cell, table);
	const total = await totalOf(reads, query);
	const bytes = await place.engine.parquet(signal, first(query, table, MOST_ROWS.parquet));
	const blob = new Blob([bytes], { type: 'application/vnd.apache.parquet' });
	return { blob, rows: Math.min(total, MOST_ROWS.parquet), total };
}

async function read(signal: AbortSignal, place: Place, cell: Cell, table: string, most: number) {
	const reads = new CellReads(signal, place);
	await reads.ready(cell.id);
	const query = queryOf(place, cell, table);
	const total = await totalOf(reads, query);
	return { rows: await reads.rows(first(query, table, most)), total };
}

const first = (query: string, name: string, most: number): Statement => ({
	name,
	sql: `select * from (${query}) limit ${most}`
});

async function totalOf(reads: CellReads, query: string): Promise<number> {
	const [row] = await reads.objects({
		name: 'total',
		sql: `select count(*)::bigint as total from (${query})`
	});
	return Number(row?.['total'] ?? 0);
}

function queryOf({ document }: Place, cell: Cell, table: string): string {
	const keys = resultKeys(document, cell.id, analysisOf);
	const context = contextOf(document, cell, keys, analysisOf);
	const analysis = analysisOf(cell.kind);
	const spec = analysis?.parse(resolvedCell(document, cell).spec);
	const given =
		cell.kind === SOURCES ? context.relationsOf(SOURCES) : analysis?.relations(spec, context);
	const found = given?.find(({ name }) => name === table);
	if (found === undefined) throw new Error(`${cell.id} gives no ${table}`);
	return found.query;
}
