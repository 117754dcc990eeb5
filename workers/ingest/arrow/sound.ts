import {
	DataType,
	Field,
	Float32,
	MessageReader,
	RecordBatch,
	Schema,
	Struct,
	Table,
	Utf8,
	Vector,
	makeData,
	tableFromIPC,
	tableToIPC,
	vectorFromArray,
	type Data
} from 'apache-arrow';
import { tableFault } from '../table-faults';

/**
 * The same stream in types and names that DuckDB takes: half floats as floats, decimals of more than 38
 * digits as text, names that differ in case alone told apart. Throws `EngineError` for what has no such form.
 */
export function sound(blob: Blob, stream: Uint8Array): Uint8Array {
	const fields = fieldsOf(stream);
	// What this version of Arrow does not know DuckDB may.
	if (fields === undefined) return stream;
	for (const { name, type } of fields) {
		const bad = unreadable(type, true);
		if (bad !== undefined) throw tableFault('table-type', blob, `${name}: ${bad}`);
	}
	const names = uniqueNames(fields.map(({ name }) => name as string | null));
	const fit = fields.every(({ name, type }, i) => name === names[i] && !isOdd(type));
	return fit ? stream : rewritten(stream, names);
}

function fieldsOf(stream: Uint8Array): Field[] | undefined {
	try {
		return new MessageReader(stream).readSchema()?.fields;
	} catch {
		return undefined;
	}
}

function isOdd(type: DataType): boolean {
	return isHalf(type) || isWide(type);
}

function isHalf(type: DataType): boolean {
	return DataType.isFloat(type) && type.precision === 0;
}

function isWide(type: DataType): boolean {
	return DataType.isDecimal(type) && type.bitWidth > 128;
}

/** DuckDB-Wasm reads intervals wrongly; odd types can be changed in a column, not deeper. */
function unreadable(type: DataType, top: boolean): string | undefined {
	if (DataType.isInterval(type) || (!top && isOdd(type))) return String(type);
	const inner = DataType.isDictionary(type) ? [type.dictionary] : childrenOf(type);
	return inner.map((child) => unreadable(child, false)).find((bad) => bad !== undefined);
}

function childrenOf(type: DataType): DataType[] {
	return (type.children as Field[] | null)?.map((child) => child.type) ?? [];
}

/** A name that is empty comes as null. */
function uniqueNames(names: readonly (string | null)[]): string[] {
	const taken = new Set<string>();
	return names.map((given, i) => {
		const name = (given ?? '').replaceAll('\0', ' ');
		const base = name.trim() === '' ? `column ${i + 1}` : name;
		let unique = base;
		for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${base} (${n})`;
		taken.add(unique.toLowerCase());
		return unique;
	});
}

function rewritten(stream: Uint8Array, names: readonly string[]): Uint8Array {
	const table = tableFromIPC(stream);
	const fields = table.schema.fields.map(
		({ type }, i) =>
			new Field(
				names[i] ?? '',
				isWide(type) ? new Utf8() : isHalf(type) ? new Float32() : type,
				true
			)
	);
	const schema = new Schema(fields);
	const batches = table.batches.map(({ data, numRows: length }) => {
		const children = data.children.map((child) => (isOdd(child.type) ? readable(child) : child));
		return new RecordBatch(schema, makeData({ type: new Struct(fields), length, children }));
	});
	return tableToIPC(new Table(schema, batches), 'stream');
}

function readable(data: Data): Data {
	const { type, length } = data;
	const values = new Vector([data]);
	if (!DataType.isDecimal(type)) {
		const floats = Array.from({ length }, (_, i) => values.get(i) as number | null);
		return dataOf(vectorFromArray(floats, new Float32()));
	}
	const texts = Array.from({ length }, (_, i) => {
		const words = values.get(i) as Uint32Array | null;
		return words === null ? null : decimalText(words, type.scale);
	});
	return dataOf(vectorFromArray(texts, new Utf8()));
}

function dataOf(vector: Vector): Data {
	const [data] = vector.data;
	if (data === undefined) throw new RangeError('a vector without data');
	return data;
}

/** A whole number in two's complement, its lowest word first, with a point before the last digits. */
function decimalText(words: Uint32Array, scale: number): string {
	const bits = words.reduce((sum, word, i) => sum | (BigInt(word) << BigInt(32 * i)), 0n);
	const value = BigInt.asIntN(words.length * 32, bits);
	const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
	const point = digits.length - scale;
	const text = scale > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
	return value < 0n ? `-${text}` : text;
}
