import { DataType, tableFromIPC, type Data } from 'apache-arrow';

/**
 * Whether all that a stream's buffers refer to lies in them: DuckDB believes them, and would read beyond its
 * memory, which is its end. True for types that this version of Arrow does not know.
 */
export function isWhole(stream: Uint8Array): boolean {
	let columns: readonly Data[];
	try {
		columns = tableFromIPC(stream).batches.map(({ data }) => data);
	} catch {
		return true;
	}
	const known = new Set<Data>();
	return columns.every((data) => isSound(data, known));
}

function isSound(data: Data, known: Set<Data>): boolean {
	if (known.has(data)) return true;
	known.add(data);
	const { type, length, nullCount, nullBitmap, children } = data;
	if (DataType.isNull(type)) return true;
	if (nullCount > 0 && nullBitmap.length * 8 < length) return false;
	const inside = children.every((child) => isSound(child, known));
	if (DataType.isStruct(type)) return inside && children.every((child) => child.length >= length);
	if (DataType.isFixedSizeList(type)) {
		return inside && (children[0]?.length ?? 0) >= length * type.listSize;
	}
	if (DataType.isList(type) || DataType.isMap(type)) {
		return inside && areOffsets(data.valueOffsets, length, children[0]?.length ?? 0);
	}
	if (DataType.isUnion(type)) return inside && areMembers(data);
	const values = (data.values as { readonly length: number } | undefined)?.length ?? 0;
	if (data.valueOffsets !== undefined) return areOffsets(data.valueOffsets, length, values);
	if (DataType.isBool(type)) return values * 8 >= length;
	if (values < length * data.stride) return false;
	return !DataType.isDictionary(type) || areIndices(data, known);
}

/** Offsets never go back, and end within what they are offsets of. */
function areOffsets(
	offsets: ArrayLike<number | bigint> | undefined,
	length: number,
	size: number
): boolean {
	if (length === 0) return true;
	if (offsets === undefined || offsets.length <= length) return false;
	let before = offsets[0] ?? -1;
	if (before < 0) return false;
	for (let i = 1; i <= length; i++) {
		const offset = offsets[i] ?? -1;
		if (offset < before) return false;
		before = offset;
	}
	return before <= size;
}

function areIndices(data: Data, known: Set<Data>): boolean {
	const { dictionary, length, values } = data;
	if (dictionary === undefined) return length === data.nullCount;
	if (!dictionary.data.every((part) => isSound(part, known))) return false;
	const size = dictionary.length;
	const indices = values as ArrayLike<number | bigint>;
	for (let i = 0; i < length; i++) {
		const index = indices[i] ?? -1;
		if ((index < 0 || index >= size) && data.getValid(i)) return false;
	}
	return true;
}

/** Every row of a union is of a member that it has, at a place that the member has. */
function areMembers(data: Data): boolean {
	const { type, typeIds, valueOffsets, length, children } = data;
	if (!DataType.isUnion(type) || typeIds === undefined || typeIds.length < length) return false;
	const dense = DataType.isDenseUnion(type);
	const offsets = valueOffsets as ArrayLike<number> | undefined;
	for (let i = 0; i < length; i++) {
		const member = children[type.typeIdToChildIndex[typeIds[i] ?? -1] ?? -1];
		const at = dense ? (offsets?.[i] ?? -1) : i;
		if (member === undefined || at < 0 || at >= member.length) return false;
	}
	return true;
}
