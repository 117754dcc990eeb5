import type { Sliced } from './library';

/** Bytes read at a time; a column of a row group is often far less. */
const WINDOW = 4 << 20;
/** Windows that are kept: a row group's columns are asked for in any order. */
const KEPT = 3;

interface Window {
	readonly from: number;
	readonly to: number;
	readonly bytes: Promise<ArrayBuffer>;
}

/**
 * A Blob as the library reads it, many columns after another: it is read a window ahead, since every look into
 * a Blob asks another process, and the library would wait for each.
 */
export class Slices implements Sliced {
	readonly size: number;
	readonly #blob: Blob;
	readonly #windows: Window[] = [];

	constructor(blob: Blob) {
		this.#blob = blob;
		this.size = blob.size;
	}

	slice(from: number, to: number) {
		return { arrayBuffer: () => this.#read(from, Math.min(to, this.size)) };
	}

	async #read(from: number, to: number): Promise<ArrayBuffer> {
		// As large as that it would be kept, and copied, for nothing.
		if (to - from > WINDOW) return this.#blob.slice(from, to).arrayBuffer();
		const windows: Window[] = [];
		for (let at = from; at < to; at = windows.at(-1)?.to ?? to) windows.push(this.#around(at));
		const end = windows.at(-1)?.to ?? this.size;
		if (end < this.size) this.#around(end);
		const [whole] = windows;
		if (whole?.from === from && whole.to === to) return whole.bytes;
		const read = new Uint8Array(to - from);
		for (const window of windows) {
			const bytes = new Uint8Array(await window.bytes);
			const first = Math.max(from, window.from);
			const last = Math.min(to, window.to);
			read.set(bytes.subarray(first - window.from, last - window.from), first - from);
		}
		return read.buffer;
	}

	/** The window around a byte; where there is none, one that begins there. */
	#around(at: number): Window {
		const found = this.#windows.find((window) => window.from <= at && at < window.to);
		if (found !== undefined) return found;
		const end = Math.min(this.size, at + WINDOW);
		const bytes = this.#blob.slice(at, end).arrayBuffer();
		// Whoever wants it hears of a failure.
		bytes.catch(() => undefined);
		const window = { from: at, to: end, bytes };
		this.#windows.push(window);
		if (this.#windows.length > KEPT) this.#windows.shift();
		return window;
	}
}
