import { mayBeDivided } from '$lib/import/part';
import type { Build } from '$lib/journey/analysis';
import { engineClient } from './client';
import { EngineError, type EngineErrorCode } from './errors';
import type { Engine, OnProgress, Prepared } from './protocol';
import type { Supervisor } from './supervisor';

/** Milliseconds that workers which were started ahead wait for work. */
const PATIENCE = 60_000;
/** Files are not divided into parts of fewer bytes. */
const PART = 8 << 20;

/** What may not come again where one worker reads all, in the memory of one. */
const OF_SEVERAL: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
	'start',
	'memory',
	'crashed'
]);

type Asked = Parameters<Engine['prepare']>;

/** Work that waits for a worker. */
interface Waiting {
	/** Of the files that it reads. */
	readonly bytes: number;
	readonly use: (worker: Supervisor) => void;
}

/**
 * Makes prepared tables in workers of their own, several at once, beside the one that is asked everything
 * else. What is asked for at once is shared out among them: files that are larger than a worker's share are
 * divided, and the largest begun first, so that none is read alone at the end. A worker starts when it is
 * needed and ends, which alone frees its memory, as soon as nothing waits.
 */
export class Loaders {
	readonly #count: number;
	readonly #idle: Supervisor[];
	/** The largest first. */
	readonly #waiting: Waiting[] = [];
	readonly #making = new Map<string, Promise<Prepared>>();

	#patience: ReturnType<typeof setTimeout> | undefined;
	/** Bytes of the files of all that is being made. */
	#bytes = 0;

	constructor(workers: readonly Supervisor[]) {
		this.#count = workers.length;
		this.#idle = [...workers];
	}

	/** Starts the workers ahead of need: that takes a second. They end again where nothing comes of it. */
	async warmUp(): Promise<void> {
		clearTimeout(this.#patience);
		this.#patience = setTimeout(() => this.#endIdle(), PATIENCE);
		await this.#startIdle();
	}

	/** As any engine does it. Who asks for what is being made gets that. */
	readonly prepare: Engine['prepare'] = async (signal, build, files, onProgress) => {
		for (let other; (other = this.#making.get(build.key)) !== undefined;) {
			const made = await Promise.race([other.catch(() => undefined), aborted(signal)]);
			signal.throwIfAborted();
			if (made !== undefined) return made;
		}
		const making = this.#make(signal, build, files, onProgress);
		this.#making.set(build.key, making);
		return making.finally(() => this.#making.delete(build.key));
	};

	async #make(...asked: Asked): Promise<Prepared> {
		const [signal, build, files] = asked;
		const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
		this.#bytes += bytes;
		try {
			// Whatever else is asked for at once is known then.
			await Promise.resolve();
			const shares = Math.ceil((bytes * this.#count) / this.#bytes);
			const parts = Math.min(this.#count, shares, Math.floor(bytes / PART));
			if (parts > 1 && divides(build)) {
				try {
					return await this.#makeParts(parts, bytes, asked);
				} catch (error) {
					if (!(error instanceof EngineError && OF_SEVERAL.has(error.code))) throw error;
				}
			}
			return await this.#withWorker(signal, bytes, (engine) => engine.prepare(...asked));
		} finally {
			this.#bytes -= bytes;
		}
	}

	/** Who divides the files goes on with the first part. If one part fails, none goes on. */
	async #makeParts(count: number, bytes: number, asked: Asked): Promise<Prepared> {
		const [given, build, files, onProgress] = asked;
		const stop = new AbortController();
		const signal = AbortSignal.any([given, stop.signal]);
		const progress = new Sum(bytes, onProgress);
		const others: Promise<Prepared>[] = [];
		try {
			const own = await this.#withWorker(signal, bytes, async (engine) => {
				void this.#startIdle();
				const parts = await engine.divide(signal, build, files, count, progress.whole);
				const [first = build, ...rest] = parts;
				if (rest.length === 0 && this.#waiting.length === 0) this.#endIdle();
				for (const part of rest) {
					const other = this.#withWorker(signal, bytes / parts.length, (another) =>
						another.prepare(signal, part, files, progress.part())
					);
					other.catch((error: unknown) => stop.abort(error));
					others.push(other);
				}
				return engine.prepare(signal, first, files, progress.part());
			});
			const made = [own, ...(await Promise.all(others))];
			return { ...own, parts: made.flatMap(({ parts }) => parts) };
		} catch (error) {
			// Whatever was the first to fail: the others fail of that, each in its own way.
			stop.abort(error);
			await Promise.allSettled(others);
			throw signal.reason;
		}
	}

	async #withWorker<T>(
		signal: AbortSignal,
		bytes: number,
		work: (engine: Engine) => Promise<T>
	): Promise<T> {
		signal.throwIfAborted();
		const worker = await this.#worker(signal, bytes);
		try {
			signal.throwIfAborted();
			return await work(engineClient(worker));
		} finally {
			this.#idle.push(worker);
			if (this.#waiting.length === 0) this.#leave(worker);
			else this.#serve();
		}
	}

	#leave(worker: Supervisor): void {
		worker.stop();
		if (this.#idle.length === this.#count) this.#endIdle();
	}

	/** A failure shows at the first call. */
	async #startIdle(): Promise<void> {
		await Promise.allSettled(this.#idle.map((worker) => worker.start()));
	}

	#endIdle(): void {
		clearTimeout(this.#patience);
		for (const worker of this.#idle) worker.stop();
	}

	/** A worker that has nothing to do, or one that another leaves. */
	#worker(signal: AbortSignal, bytes: number): Promise<Supervisor> {
		return new Promise((resolve, reject) => {
			const leave = () => {
				this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
				reject(signal.reason as Error);
			};
			const use = (worker: Supervisor) => {
				signal.removeEventListener('abort', leave);
				resolve(worker);
			};
			const waiting: Waiting = { bytes, use };
			signal.addEventListener('abort', leave, { once: true });
			const smaller = this.#waiting.findIndex((other) => other.bytes < bytes);
			this.#waiting.splice(smaller < 0 ? this.#waiting.length : smaller, 0, waiting);
			queueMicrotask(() => this.#serve());
		});
	}

	#serve(): void {
		while (this.#waiting.length > 0) {
			const worker = this.#idle.pop();
			if (worker === undefined) return;
			this.#waiting.shift()?.use(worker);
		}
	}
}

function divides({ steps }: Build): boolean {
	return steps.every((step) => step.kind === 'load' && mayBeDivided(step.source));
}

/** Rejects with the signal's reason. */
function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
}

/** The progress of parts as that of one; it never goes back. */
class Sum {
	readonly #total: number;
	readonly #tell: OnProgress;
	readonly #parts: number[] = [];
	#done = 0;

	/** `total` are bytes. */
	constructor(total: number, tell: OnProgress) {
		this.#total = total;
		this.#tell = tell;
	}

	readonly whole: OnProgress = ({ name, unit, done }) => {
		if (unit !== 'bytes' || done <= this.#done) return;
		this.#done = done;
		this.#tell({ name, unit, done, total: this.#total });
	};

	part(): OnProgress {
		const at = this.#parts.push(0) - 1;
		return (progress) => {
			if (progress.unit !== 'bytes') return;
			this.#parts[at] = progress.done;
			this.whole({ ...progress, done: this.#parts.reduce((sum, part) => sum + part, 0) });
		};
	}
}
