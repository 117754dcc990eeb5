import { StorageError } from './errors';
import { Observable } from './observable';

/** Milliseconds that whoever leaves a notebook may take to let go of it. */
export const HANDOVER = 500;

/** `taken`: this tab was the writer until another took over. */
export type WriterState = 'none' | 'writer' | 'reader' | 'taken';

/** Sees to it that one tab at a time writes a notebook; others read until they take over. */
export class WriterLock {
	readonly state = new Observable<WriterState>('none');
	readonly #name: string;
	readonly #locks: LockManager | undefined;
	#release: (() => void) | undefined;

	/** Web Locks are missing in insecure contexts: there, only `save` with its `after` guards. */
	constructor(notebook: string, locks: LockManager | undefined = globalThis.navigator.locks) {
		this.#name = `sentiero-notebook-${notebook}`;
		this.#locks = locks;
	}

	/**
	 * Becomes the writer unless another tab is, and does not cease to be within so many milliseconds. Gives whether
	 * it did; else this tab is a reader.
	 */
	acquire(patience = 0): Promise<boolean> {
		return this.#request(
			patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true }
		);
	}

	/**
	 * Becomes the writer, whoever was: that tab is told by its state, `taken`. Load the notebook again
	 * afterwards, for that tab may have saved.
	 */
	async takeOver(): Promise<void> {
		await this.#request({ steal: true });
	}

	/** Lets another tab write. */
	release(): void {
		this.#release?.();
		this.#release = undefined;
		this.state.set('none');
	}

	#request(options: LockOptions): Promise<boolean> {
		if (this.#release !== undefined) return Promise.resolve(true);
		const locks = this.#locks;
		if (locks === undefined) {
			this.#become(() => {});
			return Promise.resolve(true);
		}
		return new Promise((resolve, reject) => {
			let mine: (() => void) | undefined;
			const read = () => {
				this.state.set('reader');
				resolve(false);
			};
			const hold = (lock: Lock | null): Promise<void> | undefined => {
				if (lock === null) {
					read();
					return undefined;
				}
				return new Promise<void>((release) => {
					mine = release;
					this.#become(release);
					resolve(true);
				});
			};
			locks.request(this.#name, options, hold).catch((cause: unknown) => {
				if (mine === undefined && options.signal?.aborted === true) read();
				else if (mine === undefined) reject(new StorageError('unavailable', { cause }));
				else if (this.#release === mine) this.#lose();
			});
		});
	}

	#become(release: () => void): void {
		this.#release = release;
		this.state.set('writer');
	}

	#lose(): void {
		this.#release = undefined;
		this.state.set('taken');
	}
}
