import {
	type Data,
	Field,
	RecordBatch,
	Schema,
	Struct,
	Table,
	Utf8,
	makeData,
	tableToIPC
} from 'apache-arrow';
import { BATCH_ROWS, type Batch } from './batches';

/** Characters that one batch holds, more or less. */
const CHARACTERS = 64 << 20;

type Value = string | null;

const encoder = new TextEncoder();

/** Gathers rows of texts for one Arrow stream of columns `c0`, `c1`, …: those among them that are wanted. */
export class TextBatch {
	rows = 0;
	#characters = 0;
	readonly #wanted: readonly number[];
	#columns: Value[][];

	constructor(wanted: readonly number[]) {
		// A table has at least one column.
		this.#wanted = wanted.length === 0 ? [0] : wanted;
		this.#columns = this.#wanted.map(() => []);
	}

	/** `size` are the characters that the row took in its file. */
	push(row: readonly (Value | undefined)[], size: number): void {
		this.#wanted.forEach((column, i) => {
			this.#columns[i]?.push(row[column] ?? null);
		});
		this.rows++;
		this.#characters += size;
	}

	get full(): boolean {
		return this.rows >= BATCH_ROWS || this.#characters >= CHARACTERS;
	}

	/** The rows so far, of which there is at least one, as many as a batch has. `read`: see `Batch`. */
	take(read: number): Batch {
		const rows = Math.min(this.rows, BATCH_ROWS);
		const taken = this.#columns.map((values) => values.slice(0, rows));
		const names = this.#wanted.map((column) => `c${column}`);
		const stream = streamOf(names, taken, rows);
		this.#columns = this.#columns.map((values) => values.slice(rows));
		this.#characters *= 1 - rows / this.rows;
		this.rows -= rows;
		return { stream, rows, read };
	}
}

function streamOf(names: readonly string[], columns: Value[][], rows: number): Uint8Array {
	const schema = new Schema(names.map((name) => new Field(name, new Utf8(), true)));
	const children = columns.map((values) => dataOf(values));
	const data = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children });
	return tableToIPC(new Table([new RecordBatch(schema, data)]), 'stream');
}

/** Far faster than Arrow's own builders, which take a value at a time. */
function dataOf(values: Value[]): Data<Utf8> {
	const joined = values.join('');
	let data = encoder.encode(joined);
	const ascii = data.length === joined.length;
	const texts = ascii ? values : values.map(wellFormed);
	if (!ascii) data = encoder.encode(texts.join(''));
	const valueOffsets = new Int32Array(values.length + 1);
	const nullBitmap = new Uint8Array((values.length + 7) >> 3);
	let nullCount = 0;
	let offset = 0;
	for (let i = 0; i < texts.length; i++) {
		const text = texts[i] ?? null;
		if (text === null) nullCount++;
		else {
			nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
			offset += ascii ? text.length : utf8Length(text);
		}
		valueOffsets[i + 1] = offset;
	}
	const length = values.length;
	return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data });
}

/** Halves of characters, which no UTF-8 can hold, are replaced. */
function wellFormed(text: Value): Value {
	return text === null ? null : text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function utf8Length(text: string): number {
	let length = text.length;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x80) continue;
		// Two halves of four bytes count two each, one of which is there already.
		length += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
	}
	return length;
}
