/** A value that can be watched; a readable store in Svelte's sense. */
export class Observable<T> {
	#value: T;
	readonly #listeners = new Set<(value: T) => void>();

	constructor(value: T) {
		this.#value = value;
	}

	get value(): T {
		return this.#value;
	}

	set(value: T): void {
		if (value === this.#value) return;
		this.#value = value;
		for (const listener of [...this.#listeners]) listener(value);
	}

	/** Calls `run` now and at every change. Gives back what ends that. */
	subscribe(run: (value: T) => void): () => void {
		this.#listeners.add(run);
		run(this.#value);
		return () => void this.#listeners.delete(run);
	}
}
