import { proxy, wrap, type Remote } from 'comlink';
import { EngineError, type EngineErrorCode } from './errors';
import type { EngineInfo, OnProgress } from './protocol';
import { READY, type Outcome, type RemoteEngine, type Task } from './remote';

export type EngineState = 'off' | 'starting' | 'ready' | 'busy';

export interface SupervisorOptions {
	/** Makes the worker; called again after a crash. */
	readonly spawn: () => Worker;
	/** Where the compiled wasm is kept, for this worker and others: one compiles it for all. */
	readonly compiled?: Compiled;
	readonly onState?: (state: EngineState) => void;
	/** Milliseconds that starting may take: a cold compile of the wasm on a slow machine, and some. */
	readonly startTimeout?: number;
	/** Milliseconds of silence after which a worker counts as dead. One step of a query may take seconds. */
	readonly silence?: number;
}

export interface Compiled {
	module?: WebAssembly.Module;
}

interface Running {
	readonly remote: Remote<RemoteEngine>;
	readonly started: Promise<EngineInfo>;
	/** Rejects when the worker dies. */
	readonly death: Promise<never>;
	readonly kill: (error: EngineError) => void;
}

/**
 * Keeps a worker alive. A dead worker never answers, so everything waits for its death too: a crash
 * rejects all that is pending, and the next call starts a new worker, which its caller fills again.
 */
export class Supervisor {
	readonly #options: Required<SupervisorOptions>;
	#running: Running | undefined;
	#state: EngineState = 'off';
	#calls = 0;
	#pending = 0;

	constructor(options: SupervisorOptions) {
		this.#options = {
			compiled: {},
			onState: () => undefined,
			startTimeout: 60_000,
			silence: 30_000,
			...options
		};
	}

	/** Starts the engine ahead of need. Rejects with `EngineError` (`start`). */
	async start(): Promise<EngineInfo> {
		const running = this.#ensureRunning();
		return Promise.race([running.started, running.death]);
	}

	/** Sends a call; an aborted signal cancels it in the worker. */
	async call(signal: AbortSignal, task: Task, onProgress: OnProgress): Promise<unknown> {
		signal.throwIfAborted();
		const running = this.#ensureRunning();
		const id = ++this.#calls;
		const cancel = () => void running.remote.cancel(id);
		this.#pending++;
		if (this.#state === 'ready') this.#say('busy');
		signal.addEventListener('abort', cancel);
		try {
			await Promise.race([running.started, running.death, aborted(signal)]);
			signal.throwIfAborted();
			const sent = running.remote.call(id, task, proxy(onProgress));
			return valueOf(signal, await Promise.race([sent, running.death]), this.#crash(running));
		} finally {
			signal.removeEventListener('abort', cancel);
			this.#pending--;
			if (this.#pending === 0 && this.#state === 'busy') this.#say('ready');
		}
	}

	/** Ends the worker and frees its memory. Whatever is pending rejects. */
	stop(): void {
		this.#running?.kill(new EngineError({ code: 'crashed', message: 'The engine was stopped.' }));
	}

	#ensureRunning(): Running {
		return (this.#running ??= this.#spawn());
	}

	#say(state: EngineState): void {
		this.#state = state;
		this.#options.onState(state);
	}

	#spawn(): Running {
		this.#say('starting');
		const worker = this.#options.spawn();
		const remote = wrap<RemoteEngine>(worker);
		let kill: Running['kill'] = () => undefined;
		const death = new Promise<never>((_, reject) => {
			kill = (error) => {
				clearInterval(heartbeat);
				worker.terminate();
				if (this.#running === running) {
					this.#running = undefined;
					this.#say('off');
				}
				reject(error);
			};
		});
		// Whoever waits hears of it; nobody waiting is no error of its own.
		death.catch(() => undefined);
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			kill(fault('crashed', event.message || 'The worker failed.'));
		});
		const started = this.#startUp(worker, remote, (error) => kill(error));
		let heartbeat: ReturnType<typeof setInterval> | undefined;
		// Not before: a question that comes while nobody listens is lost, and silence would be taken for death.
		const watch = () => {
			if (this.#running === running) heartbeat = this.#watch(remote, (error) => kill(error));
		};
		started.then(watch, () => undefined);
		const running: Running = { remote, started, death, kill: (error) => kill(error) };
		return running;
	}

	async #startUp(
		worker: Worker,
		remote: Remote<RemoteEngine>,
		kill: Running['kill']
	): Promise<EngineInfo> {
		const tooLong = () => kill(fault('start', 'The engine did not start in time.'));
		const timer = setTimeout(tooLong, this.#options.startTimeout);
		try {
			await said(worker, READY);
			const { compiled } = this.#options;
			const outcome = await remote.start(compiled.module);
			if (outcome.kind === 'value') {
				compiled.module = outcome.value.module;
				this.#say(this.#pending > 0 ? 'busy' : 'ready');
				return outcome.value.info;
			}
			const error = new EngineError(
				outcome.kind === 'fault' ? outcome.fault : { code: 'start', message: 'cancelled' }
			);
			kill(error);
			throw error;
		} finally {
			clearTimeout(timer);
		}
	}

	#watch(remote: Remote<RemoteEngine>, kill: Running['kill']): ReturnType<typeof setInterval> {
		let heard = performance.now();
		let asked = false;
		return setInterval(
			() => {
				// A page that was asleep heard nothing because it did not listen.
				if (!asked) {
					asked = true;
					heard = performance.now();
					void remote.ping().then(() => (asked = false));
				} else if (performance.now() - heard > this.#options.silence && this.#pending > 0) {
					kill(fault('crashed', 'The engine stopped answering.'));
				}
			},
			Math.min(2000, this.#options.silence / 3)
		);
	}

	#crash(running: Running): (error: EngineError) => void {
		return (error) => {
			// A trap leaves DuckDB in no known state: only a new worker is safe.
			if (error.code === 'crashed') running.kill(error);
		};
	}
}

function fault(code: EngineErrorCode, message: string): EngineError {
	return new EngineError({ code, message });
}

function valueOf(
	signal: AbortSignal,
	outcome: Outcome<unknown>,
	onFault: (error: EngineError) => void
): unknown {
	switch (outcome.kind) {
		case 'value':
			return outcome.value;
		case 'cancelled':
			signal.throwIfAborted();
			throw new DOMException('Cancelled in the worker.', 'AbortError');
		case 'fault': {
			const error = new EngineError(outcome.fault);
			onFault(error);
			throw error;
		}
	}
}

function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
}

function said(worker: Worker, word: string): Promise<void> {
	return new Promise((resolve) => {
		const listen = (event: MessageEvent) => {
			if (event.data !== word) return;
			worker.removeEventListener('message', listen);
			resolve();
		};
		worker.addEventListener('message', listen);
	});
}
