const MAGIC = 0x184d2204;

/**
 * Unpacks an LZ4 frame of known size: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 * Throws `RangeError` for one that is damaged.
 */
export function unpackLz4(packed: Uint8Array, size: number): Uint8Array {
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	if (view.getUint32(0, true) !== MAGIC) throw new RangeError('no LZ4 frame');
	const flags = view.getUint8(4);
	let at = 7 + ((flags & 8) !== 0 ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0);
	const out = new Uint8Array(size);
	let done = 0;
	for (;;) {
		const head = view.getUint32(at, true);
		at += 4;
		if (head === 0) break;
		const length = head & 0x7fffffff;
		if (at + length > packed.length) throw new RangeError('cut off');
		const block = packed.subarray(at, at + length);
		if (head > 0x7fffffff) {
			out.set(block, done);
			done += length;
		} else done = unpackBlock(block, out, done);
		at += length + ((flags & 16) !== 0 ? 4 : 0);
	}
	if (done !== size) throw new RangeError(`${done} bytes of ${size}`);
	return out;
}

/** Unpacks a block behind what is there already, and gives the new end. */
function unpackBlock(block: Uint8Array, out: Uint8Array, from: number): number {
	let at = 0;
	let to = from;
	const byte = () => {
		const value = block[at++];
		if (value === undefined) throw new RangeError('cut off');
		return value;
	};
	const lengthOf = (short: number) => {
		let length = short;
		if (short !== 15) return length;
		for (let more = 255; more === 255; length += more) more = byte();
		return length;
	};
	while (at < block.length) {
		const token = byte();
		const literals = lengthOf(token >> 4);
		if (at + literals > block.length || to + literals > out.length) throw new RangeError('cut off');
		out.set(block.subarray(at, at + literals), to);
		at += literals;
		to += literals;
		// The last sequence has no match.
		if (at >= block.length) break;
		const back = byte() + byte() * 256;
		const match = lengthOf(token & 15) + 4;
		if (back === 0 || back > to || to + match > out.length) throw new RangeError('a match outside');
		if (back >= match) out.copyWithin(to, to - back, to - back + match);
		else for (let i = to; i < to + match; i++) out[i] = out[i - back] ?? 0;
		to += match;
	}
	return to;
}
