import type { OnProgress } from '$lib/engine/protocol';

/** Progress of a load in bytes, over all files; it never goes back. */
export class ByteProgress {
	readonly #name: string;
	readonly #total: number;
	readonly #tell: OnProgress;
	#before = 0;
	#size = 0;
	#done = -1;

	constructor(name: string, total: number, tell: OnProgress) {
		this.#name = name;
		this.#total = total;
		this.#tell = tell;
	}

	/** A file of so many bytes comes next. */
	begin(size: number): void {
		this.#size = size;
		this.#advance(0);
	}

	/** So many bytes of the file are done with. */
	read(bytes: number): void {
		this.#advance(Math.min(this.#size, bytes));
	}

	/** The file is done. */
	end(): void {
		this.#advance(this.#size);
		this.#before += this.#size;
		this.#size = 0;
	}

	#advance(bytes: number): void {
		const done = Math.round(this.#before + bytes);
		if (done <= this.#done) return;
		this.#done = done;
		this.#tell({ name: this.#name, unit: 'bytes', done, total: this.#total });
	}
}
