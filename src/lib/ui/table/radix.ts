import type { Slices } from './slices';

/** Bits that are sorted by at a time, and the steps between two looks at the clock. */
const BITS = 16;
const BUCKETS = 1 << BITS;
const CHUNK = 1 << 14;

/**
 * Puts positions in the order of their keys, which hold no NaN and no negative zero: stable, and in linear
 * time, 16 bits at a time from the lowest. Changes both arrays; gives the sorted one.
 */
export async function radixSort(
	slices: Slices,
	keys: Float64Array,
	positions: Int32Array
): Promise<Int32Array> {
	const words = await sortableBits(slices, keys);
	let from = positions;
	let into: Int32Array = new Int32Array(positions.length);
	for (let pass = 0; pass < 64 / BITS; pass++) {
		const [word, shift] = [pass >> 1, (pass & 1) * BITS];
		const digitOf = (position: number) =>
			((words[2 * position + word] ?? 0) >>> shift) & (BUCKETS - 1);
		const next = new Int32Array(BUCKETS + 1);
		for (let at = 0; at < from.length; at++) {
			if (at % CHUNK === 0 && slices.late) await slices.pause();
			const digit = digitOf(from[at] ?? 0) + 1;
			next[digit] = (next[digit] ?? 0) + 1;
		}
		// All have the same digit: there is nothing to put in order.
		if (next.includes(from.length)) continue;
		for (let digit = 1; digit <= BUCKETS; digit++) {
			next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
		}
		for (let at = 0; at < from.length; at++) {
			if (at % CHUNK === 0 && slices.late) await slices.pause();
			const position = from[at] ?? 0;
			const digit = digitOf(position);
			const place = next[digit] ?? 0;
			into[place] = position;
			next[digit] = place + 1;
		}
		[from, into] = [into, from];
	}
	return from;
}

/** Doubles as pairs of words, low and high, that compare as unsigned numbers do. */
async function sortableBits(slices: Slices, keys: Float64Array): Promise<Uint32Array> {
	const words = new Uint32Array(2 * keys.length);
	const view = new DataView(keys.buffer, keys.byteOffset);
	for (let at = 0; at < keys.length; at++) {
		if (at % CHUNK === 0 && slices.late) await slices.pause();
		// Every platform that runs a browser keeps the low word first.
		const [low, high] = [view.getUint32(8 * at, true), view.getUint32(8 * at + 4, true)];
		const negative = high >>> 31 === 1;
		words[2 * at] = negative ? ~low : low;
		words[2 * at + 1] = negative ? ~high : high ^ 0x80000000;
	}
	return words;
}
