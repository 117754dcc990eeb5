/** Roughly the bytes that a plain value takes when it is stored.. */
export function bytesOf(value: unknown): number {
	switch (typeof value) {
		case 'string':
			return 8 + 2 * value.length;
		case 'object':
			return value === null ? 4 : bytesOfObject(value);
		default:
			return 8;
	}
}

function bytesOfObject(value: object): number {
	if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 16 + value.byteLength;
	if (value instanceof Blob) return 64 + value.size;
	if (value instanceof Map) return bytesOfAll(16, value.entries());
	if (value instanceof Set || Array.isArray(value)) return bytesOfAll(16, value.values());
	return bytesOfAll(16, Object.entries(value).values());
}

function bytesOfAll(start: number, items: Iterable<unknown>): number {
	let bytes = start;
	for (const item of items) bytes += bytesOf(item);
	return bytes;
}
