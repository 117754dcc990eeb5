import { StorageError } from './errors';
import type { Results } from './results';

/** Makes room for what matters more than results: they can be worked out again. */
export class Room {
	readonly #results: Results;

	constructor(results: Results) {
		this.#results = results;
	}

	/**
	 * Does work that stores so many bytes. Where there is no room it gives up as much of the results,
	 * then all of them, and tries again. Throws `StorageError` with `quota` when even that is too little.
	 */
	async make<T>(bytes: number, work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (!isQuota(error)) throw error;
		}
		const size = await this.#results.size();
		if (size > bytes) {
			await this.#results.evict(size - bytes);
			try {
				return await work();
			} catch (error) {
				if (!isQuota(error)) throw error;
			}
		}
		await this.#results.evict(0);
		return work();
	}
}

function isQuota(error: unknown): boolean {
	return error instanceof StorageError && error.code === 'quota';
}
