import {
	DataType,
	Field,
	Int32,
	RecordBatch,
	Schema,
	Struct,
	type Table,
	TimeUnit,
	Utf8,
	makeData,
	tableFromIPC,
	type Data,
	type Timestamp
} from 'apache-arrow';
import { loadedColumns, positionsOf } from '$lib/import/load';
import { sampleSql } from '$lib/import/sample';
import type { ColumnType, Source } from '$lib/import/source';
import { isLocal } from '$lib/import/typed-sql';
import { StreamWriter } from './stream-writer';

/**
 * Makes rows of the table of a source, numbered from `firstRow`, of an Arrow stream; undefined where SQL has
 * to look at its values. `shadows` says whether the table has them. It is good until the next are made.
 */
export type Direct = (
	stream: Uint8Array,
	firstRow: number,
	shadows: boolean
) => Uint8Array | undefined;

interface Kept {
	readonly heading: string;
	readonly name: string;
	readonly type: ColumnType;
}

/**
 * Puts the batches of a file straight into its source's table, where columns are kept as they are: that spares
 * a table in between and every value's way through SQL. Undefined where SQL is needed whatever the values.
 */
export function directOf(source: Source, headings: readonly string[]): Direct | undefined {
	const clocked = source.columns.some(
		({ type }) => type.type === 'time' && type.clock !== undefined
	);
	if (clocked || sampleSql(source) !== undefined) return undefined;
	const known = new Set(headings);
	if (known.size < headings.length) return undefined;
	const positions = positionsOf(source, headings);
	const loaded = new Set(loadedColumns(source));
	const columns: Kept[] = [];
	for (const [i, column] of source.columns.entries()) {
		if (!loaded.has(column)) continue;
		const heading = headings[positions[i] ?? -1];
		if (heading === undefined) return undefined;
		columns.push({ heading, name: column.name, type: column.type });
	}
	const writer = new StreamWriter();
	return (stream, firstRow, shadows) => {
		const table = readable(stream);
		// Nested columns have other names unfolded than in the file.
		const flat = table?.schema.fields.every(({ name }) => known.has(name));
		if (table === undefined || flat !== true || table.numCols !== headings.length) return undefined;
		let row = firstRow;
		const batches: RecordBatch[] = [];
		for (const batch of table.batches) {
			const rows = rowsOf(batch, columns, row, shadows);
			if (rows === undefined) return undefined;
			batches.push(rows);
			row += batch.numRows;
		}
		return writer.write(batches);
	};
}

/** What this version of Arrow does not know DuckDB may. */
function readable(stream: Uint8Array): Table | undefined {
	try {
		return tableFromIPC(stream);
	} catch {
		return undefined;
	}
}

/** In the order of `createRowsSql`: the number, then each column, and what could not be read of it: nothing. */
function rowsOf(
	{ data, numRows: length, schema }: RecordBatch,
	columns: readonly Kept[],
	firstRow: number,
	shadows: boolean
): RecordBatch | undefined {
	const fields = [new Field<DataType>('row', new Int32(), false)];
	const children: Data[] = [numbered(length, firstRow)];
	for (const { heading, name, type } of columns) {
		const given = data.children[schema.fields.findIndex((field) => field.name === heading)];
		const kept = given === undefined ? undefined : keptOf(given, type);
		if (kept === undefined) return undefined;
		fields.push(new Field(name, kept.type as DataType, true));
		children.push(kept);
		if (type.type === 'text' || !shadows) continue;
		fields.push(new Field(`raw:${name}`, new Utf8(), true));
		children.push(nothing(length));
	}
	const type = new Struct(fields);
	return new RecordBatch(new Schema(fields), makeData({ type, length, nullCount: 0, children }));
}

/** A column as it is kept: DuckDB casts numbers and times to the table's types. Undefined where SQL decides. */
function keptOf(data: Data, type: ColumnType): Data | undefined {
	if (data.offset !== 0) return undefined;
	switch (type.type) {
		case 'text':
			return DataType.isUtf8(data.type) ? withoutEmpty(data as Data<Utf8>) : undefined;
		case 'number':
			return DataType.isInt(data.type) || isFinite(data) ? data : undefined;
		case 'boolean':
			return DataType.isBool(data.type) ? data : undefined;
		case 'time':
			if (!DataType.isTimestamp(data.type)) return undefined;
			return (data.type.timezone != null || !isLocal(type)) && isSound(data as Data<Timestamp>)
				? data
				: undefined;
	}
}

/** Infinities are kept as texts beside. */
function isFinite(data: Data): boolean {
	if (!DataType.isFloat(data.type)) return false;
	const values = data.values as Float64Array | Float32Array;
	for (let i = 0; i < data.length; i++) if (!Number.isFinite(values[i])) return false;
	return true;
}

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
	[TimeUnit.SECOND]: 1n,
	[TimeUnit.MILLISECOND]: 1_000n,
	[TimeUnit.MICROSECOND]: 1_000_000n,
	[TimeUnit.NANOSECOND]: 1_000_000_000n
};
/** Years 1 to 9999, as `soundSql`. */
const [FIRST, AFTER] = [-62_135_596_800n, 253_402_300_800n];

function isSound({ type, values, length, nullCount }: Data<Timestamp>): boolean {
	const [first, after] = [FIRST * PER_SECOND[type.unit], AFTER * PER_SECOND[type.unit]];
	// What stands where a value is null may be anything, and is rarely outside.
	if (nullCount === length) return true;
	// Nearly always the upper halves tell, and these are no objects.
	const halves = new Int32Array(values.buffer, values.byteOffset, 2 * length);
	const [low, high] = [Number(first >> 32n), Number(after >> 32n)];
	for (let i = 0; i < length; i++) {
		const half = halves[2 * i + 1] ?? 0;
		if (half > low && half < high) continue;
		const value = values[i] ?? 0n;
		if (value < first || value >= after) return false;
	}
	return true;
}

/** The same texts, those that are empty null. */
function withoutEmpty(data: Data<Utf8>): Data<Utf8> {
	const { valueOffsets, length } = data;
	const size = (length + 7) >> 3;
	let { nullCount } = data;
	let nullBitmap: Uint8Array | undefined;
	let [after = 0] = valueOffsets;
	for (let i = 0; i < length; i++) {
		const before = after;
		after = valueOffsets[i + 1] ?? 0;
		if (before !== after) continue;
		nullBitmap ??=
			data.nullBitmap.length < size
				? new Uint8Array(size).fill(0xff)
				: data.nullBitmap.slice(0, size);
		const bit = 1 << (i & 7);
		const held = nullBitmap[i >> 3] ?? 0;
		if ((held & bit) === 0) continue;
		nullBitmap[i >> 3] = held & ~bit;
		nullCount++;
	}
	if (nullBitmap === undefined) return data;
	const { values } = data;
	return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data: values });
}

function numbered(length: number, first: number): Data<Int32> {
	const data = new Int32Array(length);
	for (let i = 0; i < length; i++) data[i] = first + i;
	return makeData({ type: new Int32(), length, nullCount: 0, data });
}

function nothing(length: number): Data<Utf8> {
	return makeData({
		type: new Utf8(),
		length,
		nullCount: length,
		nullBitmap: new Uint8Array((length + 7) >> 3),
		valueOffsets: new Int32Array(length + 1),
		data: new Uint8Array(0)
	});
}
