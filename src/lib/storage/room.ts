import { StorageError } from './errors';

/** What can be made again, and so gives way. */
export interface Cache {
	/** Bytes that it takes, roughly. */
	size(): Promise<number>;
	/** Removes what was not used for longest until no more than so many bytes are left. */
	evict(toBytes: number): Promise<number>;
}

/** Makes room for what matters more than caches. */
export class Room {
	readonly #caches: readonly Cache[];

	/** The first of the caches gives way first. */
	constructor(...caches: readonly Cache[]) {
		this.#caches = caches;
	}

	/**
	 * Does work that stores so many bytes. Where there is no room each cache gives up as much, then all
	 * that it has, and it is tried again. Throws `StorageError` with `quota` when even that is too little.
	 */
	async make<T>(bytes: number, work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (!isQuota(error)) throw error;
		}
		for (const cache of this.#caches) {
			const size = await cache.size();
			for (const kept of size > bytes ? [size - bytes, 0] : [0]) {
				if ((await cache.evict(kept)) === 0) continue;
				try {
					return await work();
				} catch (error) {
					if (!isQuota(error)) throw error;
				}
			}
		}
		return work();
	}
}

function isQuota(error: unknown): boolean {
	return error instanceof StorageError && error.code === 'quota';
}
