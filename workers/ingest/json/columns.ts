import type { Fields } from '$lib/import/json/fields';
import { columnsOf } from '$lib/import/json/layout';
import type { Container } from '$lib/import/json/outline';
import { RowParser } from '$lib/import/json/row-parser';
import { ValueReader } from '$lib/import/json/value-reader';
import type { ReadOf } from '$lib/import/source';
import { brokenFile } from '../faults';
import type { RowsSink } from '../take-rows';
import { outlineOf } from './records';
import { asUtf8, textOf } from './utf8';

/** Rows that are put together at a time. */
const ROWS = 5000;
/** Bytes held of all columns together, and of one at least. */
const HELD = 32 << 20;
const LEAST = 4 << 10;

/**
 * Goes over an object of columns: each is read on from where it stopped, and some rows at a time are put
 * together. Columns may differ in length. Rejects with `file-broken` where one cannot be read.
 */
export async function* columnRows(
	signal: AbortSignal,
	file: Blob,
	{ encoding, at }: ReadOf<'json'>,
	fields: Fields,
	sink: RowsSink
): AsyncGenerator<number, boolean, undefined> {
	const blob = await asUtf8(signal, file, encoding);
	const { containers, ended } = await outlineOf(signal, blob);
	const table = containers.find(({ kind, path }) => kind === 'object' && path === at);
	const members = table === undefined ? [] : columnsOf(table, containers);
	if (members.length === 0 || !ended) throw brokenFile(file, at);
	const size = Math.max(LEAST, Math.min(1 << 20, Math.floor(HELD / members.length)));
	const columns = members.map((member) => new Column(signal, blob, member, fields, size));
	const total = Math.max(1, ...members.map(({ values }) => values));
	try {
		for (let first = 0; ; first += ROWS) {
			const rows: (string | null)[][] = [];
			for (const column of columns) await column.read(rows, ROWS);
			if (columns.some(({ broken }) => broken)) throw brokenFile(file, at);
			for (const [i, row] of rows.entries()) {
				if (!sink.row(row, first + i + 1, 0)) return false;
			}
			yield (file.size * Math.min(total, first + rows.length)) / total;
			if (rows.length < ROWS) return true;
		}
	} finally {
		for (const column of columns) await column.close();
	}
}

class Column {
	readonly #texts: ReturnType<typeof textOf>;
	readonly #parser: RowParser;
	readonly #reader: ValueReader;

	constructor(signal: AbortSignal, blob: Blob, member: Container, fields: Fields, size: number) {
		this.#texts = textOf(signal, blob.slice(member.start), size);
		this.#parser = new RowParser(fields);
		this.#reader = new ValueReader(member.key, member.kind === 'object', this.#parser);
	}

	get broken(): boolean {
		return this.#reader.broken;
	}

	/** Puts its next values, as many as wanted, into rows, of which it adds what is missing. */
	async read(rows: (string | null)[][], wanted: number): Promise<void> {
		for (let i = 0; i < wanted;) {
			if (this.#reader.next()) {
				const row = (rows[i] ??= []);
				this.#parser.row.forEach((value, column) => {
					if (value !== null) row[column] = value;
				});
				i++;
			} else {
				if (this.#reader.over || this.#reader.broken) return;
				const piece = await this.#texts.next();
				if (piece.done === true) return;
				this.#reader.feed(piece.value.text, piece.value.final);
			}
		}
	}

	async close(): Promise<void> {
		await this.#texts.return();
	}
}
