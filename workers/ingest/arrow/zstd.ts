import { Decompress } from 'fzstd';

/** Unpacks a Zstandard frame of known size. Throws `RangeError` for one that is damaged. */
export function unpackZstd(packed: Uint8Array, size: number): Uint8Array {
	const out = new Uint8Array(size);
	let done = 0;
	const stream = new Decompress((bytes) => {
		if (done + bytes.length > size) throw new RangeError(`more than ${size} bytes`);
		out.set(bytes, done);
		done += bytes.length;
	});
	stream.push(packed, true);
	if (done !== size) throw new RangeError(`${done} bytes of ${size}`);
	return out;
}
