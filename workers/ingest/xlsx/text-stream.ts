import {
	Field,
	RecordBatch,
	Schema,
	Struct,
	Table,
	Utf8,
	makeData,
	tableToIPC
} from 'apache-arrow';

/** Rows of texts as an Arrow stream of columns `c0`, `c1`, … */
export function textStream(
	rows: readonly (readonly (string | null)[])[],
	columns: number
): Uint8Array {
	const fields = Array.from({ length: columns }, (_, i) => new Field(`c${i}`, new Utf8(), true));
	const children = fields.map((_, i) => textColumn(rows, i));
	const schema = new Schema(fields);
	const data = makeData({ type: new Struct(fields), length: rows.length, children });
	return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream');
}

function textColumn(rows: readonly (readonly (string | null)[])[], column: number) {
	const length = rows.length;
	const nullBitmap = new Uint8Array(Math.ceil(length / 8));
	const valueOffsets = new Int32Array(length + 1);
	let nullCount = 0;
	let characters = 0;
	for (const row of rows) characters += row[column]?.length ?? 0;
	// A character takes three bytes at most.
	const bytes = new Uint8Array(characters * 3);
	const encoder = new TextEncoder();
	let at = 0;
	for (const [i, row] of rows.entries()) {
		const text = row[column] ?? null;
		if (text === null) nullCount++;
		else {
			nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
			at += encoder.encodeInto(text, bytes.subarray(at)).written;
		}
		valueOffsets[i + 1] = at;
	}
	const data = bytes.slice(0, at);
	return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data });
}
