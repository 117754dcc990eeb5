/** Bytes of a window: DuckDB asks for 16 KiB at a time, and every look into a Blob asks the browser's own process. */
const WINDOW = 4 << 20;

/**
 * A Blob as DuckDB's runtime reads a file that stands open. What it asks for is served from a window that
 * is read ahead, so that little of a large file is in memory at once.
 */
export class ReadAhead {
	readonly #blob: Blob;
	readonly #onRead: (bytes: number) => void;
	readonly #least: number;
	#window: Uint8Array = new Uint8Array(0);
	#from = 0;

	/** `least` bytes are read at a time: none ahead where it is 0. */
	constructor(blob: Blob, onRead: (bytes: number) => void = () => undefined, least = WINDOW) {
		this.#blob = blob;
		this.#onRead = onRead;
		this.#least = least;
	}

	getSize(): number {
		return this.#blob.size;
	}

	/** Fills `into` with the bytes at `at` and gives their number, less than asked for only at the end. */
	read(into: Uint8Array, { at }: { readonly at: number }): number {
		const end = Math.min(at + into.length, this.#blob.size);
		if (at < this.#from || end > this.#from + this.#window.length) this.#look(at, end);
		const bytes = this.#window.subarray(at - this.#from, Math.max(at, end) - this.#from);
		into.set(bytes);
		this.#onRead(end);
		return bytes.length;
	}

	flush(): void {
		// Nothing is ever written.
	}

	#look(at: number, end: number): void {
		const slice = this.#blob.slice(at, Math.max(end, at + this.#least));
		this.#window = new Uint8Array(new FileReaderSync().readAsArrayBuffer(slice));
		this.#from = at;
	}
}
