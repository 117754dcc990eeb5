const PART = 4 << 20;

/** Gathers bytes in a Blob, part by part: the browser keeps large ones on disk. */
export class BlobWriter {
	readonly #parts: Blob[] = [];
	#part = new Uint8Array(PART);
	#length = 0;

	write(bytes: Uint8Array): void {
		let from = 0;
		while (from < bytes.length) {
			const size = Math.min(bytes.length - from, PART - this.#length);
			this.#part.set(bytes.subarray(from, from + size), this.#length);
			this.#length += size;
			from += size;
			if (this.#length === PART) this.#flush();
		}
	}

	/** All that was written. */
	blob(): Blob {
		this.#flush();
		return new Blob(this.#parts);
	}

	#flush(): void {
		if (this.#length > 0) this.#parts.push(new Blob([this.#part.subarray(0, this.#length)]));
		this.#length = 0;
	}
}
