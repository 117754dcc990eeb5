import { archiveFault } from './faults';

/** Bounds of what comes out of one dropped file. */
export interface Bounds {
	/** Bytes. */
	readonly total: number;
	/** Unpacked bytes a packed one, beyond `free`. */
	readonly ratio: number;
	/** Unpacked bytes for which the ratio does not matter. */
	readonly free: number;
	readonly entries: number;
}

export const BOUNDS: Bounds = { total: 8 * 2 ** 30, ratio: 200, free: 64 << 20, entries: 1000 };

/** Counts what comes out of a dropped file, archives within it included, and stops what grows without end. */
export class Budget {
	readonly #bounds: Bounds;
	readonly #file: string;
	readonly #packed: number;
	#out = 0;
	#entries = 0;

	/** `packed` are the bytes of the file, by name `file`. */
	constructor(file: string, packed: number, bounds: Bounds = BOUNDS) {
		this.#file = file;
		this.#packed = packed;
		this.#bounds = bounds;
	}

	/** So many bytes came out. Throws `EngineError`. */
	spend(bytes: number): void {
		this.#out += bytes;
		const { total, ratio, free } = this.#bounds;
		const most = Math.min(total, Math.max(free, this.#packed * ratio));
		if (this.#out > most) this.#refuse(`${this.#out} bytes of ${this.#packed}`);
	}

	/** What has come out so far, to be restored where the same is unpacked anew. */
	get spent(): number {
		return this.#out;
	}

	restore(spent: number): void {
		this.#out = spent;
	}

	/** One more file comes out. Throws `EngineError`. */
	enter(): void {
		if (++this.#entries > this.#bounds.entries) this.#refuse(`${this.#entries} files`);
	}

	#refuse(what: string): never {
		throw archiveFault('archive-bomb', this.#file, what);
	}
}
