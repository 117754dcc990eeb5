const TABLES = tables();

/** CRC-32 (as in gzip and zip) of bytes that follow those of `before`. Eight bytes at a time. */
export function crc32(bytes: Uint8Array, before = 0): number {
	const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
	let crc = ~before;
	let i = 0;
	for (const end = bytes.length - 7; i < end; i += 8) {
		crc ^=
			at(bytes, i) | (at(bytes, i + 1) << 8) | (at(bytes, i + 2) << 16) | (at(bytes, i + 3) << 24);
		crc =
			at(t7, crc & 255) ^
			at(t6, (crc >>> 8) & 255) ^
			at(t5, (crc >>> 16) & 255) ^
			at(t4, crc >>> 24) ^
			at(t3, at(bytes, i + 4)) ^
			at(t2, at(bytes, i + 5)) ^
			at(t1, at(bytes, i + 6)) ^
			at(t0, at(bytes, i + 7));
	}
	for (; i < bytes.length; i++) crc = at(t0, (crc ^ at(bytes, i)) & 255) ^ (crc >>> 8);
	return ~crc >>> 0;
}

function at(values: Uint8Array | Int32Array, index: number): number {
	return values[index] ?? 0;
}

type Eight<T> = [T, T, T, T, T, T, T, T];

function tables(): Eight<Int32Array> {
	const table = () => new Int32Array(256);
	const all: Eight<Int32Array> = [
		table(),
		table(),
		table(),
		table(),
		table(),
		table(),
		table(),
		table()
	];
	const [first] = all;
	for (let n = 0; n < 256; n++) {
		let value = n;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
		first[n] = value;
	}
	for (let n = 0; n < 256; n++) {
		let value = at(first, n);
		for (const next of all.slice(1)) {
			value = at(first, value & 255) ^ (value >>> 8);
			next[n] = value;
		}
	}
	return all;
}
