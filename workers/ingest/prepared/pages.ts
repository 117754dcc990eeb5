/** Bytes of a page: DuckDB writes blocks of so many, after headers of 12 KiB. */
const PAGE = 1 << 18;

/** A file that DuckDB writes, in the memory of this thread, as its runtime sees a file that stands open. */
export class Pages {
	readonly #pages: Uint8Array<ArrayBuffer>[] = [];
	#size = 0;

	constructor(start: Uint8Array) {
		this.write(start, { at: 0 });
	}

	getSize(): number {
		return this.#size;
	}

	read(into: Uint8Array, { at }: { readonly at: number }): number {
		const length = Math.max(0, Math.min(into.length, this.#size - at));
		this.#each(at, length, (page, from, done, part) =>
			into.set(page.subarray(from, from + part), done)
		);
		return length;
	}

	write(bytes: Uint8Array, { at }: { readonly at: number }): number {
		this.#each(at, bytes.length, (page, from, done, part) =>
			page.set(bytes.subarray(done, done + part), from)
		);
		this.#size = Math.max(this.#size, at + bytes.length);
		return bytes.length;
	}

	truncate(size: number): void {
		this.#size = size;
		this.#pages.length = Math.ceil(size / PAGE);
	}

	flush(): void {
		// What is written is there.
	}

	/** What was written so far, as a Blob of its own. */
	contents(): Blob {
		return new Blob(this.#pages).slice(0, this.#size);
	}

	#each(
		at: number,
		length: number,
		use: (page: Uint8Array<ArrayBuffer>, from: number, done: number, part: number) => void
	): void {
		for (let done = 0; done < length;) {
			const index = Math.floor((at + done) / PAGE);
			const from = (at + done) % PAGE;
			const part = Math.min(PAGE - from, length - done);
			use(this.#page(index), from, done, part);
			done += part;
		}
	}

	#page(index: number): Uint8Array<ArrayBuffer> {
		while (this.#pages.length <= index) this.#pages.push(new Uint8Array(PAGE));
		return this.#pages[index] ?? new Uint8Array(PAGE);
	}
}
