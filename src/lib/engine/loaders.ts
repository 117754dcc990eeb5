import { engineClient } from './client';
import type { Engine, Prepared } from './protocol';
import type { Supervisor } from './supervisor';

/** Milliseconds that workers which were started ahead wait for work. */
const PATIENCE = 60_000;

type Use = (supervisor: Supervisor) => void;

/**
 * Makes prepared tables in workers of their own, several at once, beside the one that is asked everything
 * else. A worker starts when it is needed and ends, which alone frees its memory, as soon as nothing waits.
 */
export class Loaders {
	readonly #idle: Supervisor[];
	readonly #waiting: Use[] = [];
	readonly #making = new Map<string, Promise<Prepared>>();

	#patience: ReturnType<typeof setTimeout> | undefined;
	#busy = 0;

	constructor(workers: readonly Supervisor[]) {
		this.#idle = [...workers];
	}

	/** Starts the workers ahead of need: that takes a second. They end again where nothing comes of it. */
	async warmUp(): Promise<void> {
		clearTimeout(this.#patience);
		this.#patience = setTimeout(() => this.#endIdle(), PATIENCE);
		// A failure shows at the first call.
		await Promise.allSettled(this.#idle.map((worker) => worker.start()));
	}

	/** As any engine does it. Who asks for what is being made gets that. */
	readonly prepare: Engine['prepare'] = async (signal, build, files, onProgress) => {
		for (let other; (other = this.#making.get(build.key)) !== undefined;) {
			const made = await other.catch(() => undefined);
			signal.throwIfAborted();
			if (made !== undefined) return made;
		}
		const making = this.#inTurn(signal, (engine) =>
			engine.prepare(signal, build, files, onProgress)
		);
		this.#making.set(build.key, making);
		return making.finally(() => this.#making.delete(build.key));
	};

	async #inTurn<T>(signal: AbortSignal, work: (engine: Engine) => Promise<T>): Promise<T> {
		const worker = this.#idle.pop() ?? (await this.#next(signal));
		this.#busy++;
		try {
			signal.throwIfAborted();
			return await work(engineClient(worker));
		} finally {
			this.#busy--;
			const next = this.#waiting.shift();
			if (next === undefined) this.#leave(worker);
			else next(worker);
		}
	}

	#leave(worker: Supervisor): void {
		worker.stop();
		this.#idle.push(worker);
		if (this.#busy === 0) this.#endIdle();
	}

	#endIdle(): void {
		clearTimeout(this.#patience);
		for (const worker of this.#idle) worker.stop();
	}

	/** A worker that another leaves. */
	#next(signal: AbortSignal): Promise<Supervisor> {
		return new Promise((resolve, reject) => {
			const leave = () => {
				this.#waiting.splice(this.#waiting.indexOf(use), 1);
				reject(signal.reason as Error);
			};
			const use: Use = (worker) => {
				signal.removeEventListener('abort', leave);
				resolve(worker);
			};
			this.#waiting.push(use);
			signal.addEventListener('abort', leave, { once: true });
		});
	}
}
