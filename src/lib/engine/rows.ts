import {
	DataType,
	RecordBatchReader,
	Table,
	tableFromIPC,
	type Field,
	type Vector
} from 'apache-arrow';
import type { Rows, Value, ValueType } from '$lib/journey/analysis';

/** Arrow IPC (a stream, as the engine sends it) as plain rows. Throws for bytes that are not Arrow. */
export function rowsFromArrow(bytes: Uint8Array): Rows {
	return rowsFromTable(tableFromIPC(bytes));
}

/** Arrow IPC in the parts that DuckDB gives it in: the header, then batches. */
export function rowsFromParts(parts: readonly Uint8Array[]): Rows {
	return rowsFromTable(new Table(RecordBatchReader.from(parts)));
}

/** The first column of Arrow IPC, whole numbers of 32 bits without nulls, with no look at each of them. */
export function integersFromArrow(bytes: Uint8Array): Int32Array {
	const values: unknown = tableFromIPC(bytes).getChildAt(0)?.toArray() ?? new Int32Array();
	if (values instanceof Int32Array) return values;
	throw new TypeError('the first column is not of whole numbers');
}

function rowsFromTable(table: Table): Rows {
	const columns = table.schema.fields.map((field) => ({
		name: field.name,
		type: valueType(field.type)
	}));
	return {
		length: table.numRows,
		columns,
		column(name) {
			const index = table.schema.fields.findIndex((field) => field.name === name);
			const field = table.schema.fields[index];
			const vector = table.getChildAt(index);
			if (field === undefined || vector === null) throw new Error(`no column is called ${name}`);
			return values(field, vector);
		}
	};
}

function valueType(type: DataType): ValueType {
	if (DataType.isDictionary(type)) return valueType(type.dictionary);
	if (DataType.isInt(type)) return 'integer';
	if (DataType.isDecimal(type)) return type.scale === 0 ? 'integer' : 'number';
	if (DataType.isFloat(type)) return 'number';
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'text';
	if (DataType.isBool(type)) return 'boolean';
	if (DataType.isTimestamp(type)) return 'time';
	if (DataType.isDate(type)) return 'date';
	return 'other';
}

function values(field: Field, vector: Vector): ArrayLike<Value> {
	const read = reader(field.type);
	const out = new Array<Value>(vector.length);
	let index = 0;
	for (const chunk of vector.data) {
		// Integers without nulls need no look at each value's validity.
		const direct = chunk.nullCount === 0 && DataType.isInt(chunk.type) && chunk.type.bitWidth <= 32;
		if (direct) {
			for (const value of chunk.values.subarray(0, chunk.length)) out[index++] = Number(value);
		} else {
			const end = index + chunk.length;
			for (; index < end; index++) out[index] = read(vector, index);
		}
	}
	return out;
}

type Read = (vector: Vector, index: number) => Value;

function reader(type: DataType): Read {
	const convert = converter(type);
	return (vector, index) => {
		const value: unknown = vector.get(index);
		return value === null || value === undefined ? null : convert(value);
	};
}

function converter(type: DataType): (value: unknown) => Value {
	if (DataType.isDictionary(type)) return converter(type.dictionary);
	if (DataType.isInt(type)) return (value) => small(BigInt(value as bigint | number));
	if (DataType.isDecimal(type)) return (value) => decimal(value as Uint32Array, type.scale);
	// Arrow gives both as milliseconds since 1970; times keep their microseconds as a fraction.
	if (DataType.isTimestamp(type)) return (value) => Math.round(Number(value) * 1000);
	if (DataType.isDate(type)) return (value) => Number(value) * 1000;
	if (DataType.isFloat(type)) return (value) => Number(value);
	if (DataType.isBool(type)) return (value) => value === true;
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return (value) => String(value);
	return (value) => JSON.stringify(value, (_, part: unknown) => plain(part));
}

function plain(part: unknown): unknown {
	return typeof part === 'bigint' ? part.toString() : part;
}

function small(value: bigint): number | bigint {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value;
}

/** An Arrow decimal: little-endian words in two's complement. Exact, or as text where a double is not. */
function decimal(words: Uint32Array, scale: number): Value {
	let value = 0n;
	for (let index = words.length - 1; index >= 0; index--) {
		value = (value << 32n) | BigInt(words[index] ?? 0);
	}
	value = BigInt.asIntN(words.length * 32, value);
	if (scale === 0) return small(value);
	const negative = value < 0n;
	const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
	const text = `${negative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
	return digits.length <= 15 ? Number(text) : text;
}
