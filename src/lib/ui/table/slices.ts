/** Milliseconds of work after which the page gets its turn: well under what a reader notices. */
const SLICE = 8;

/** Steps between two looks at the clock. */
const STRIDE = 256;

/** Cuts long work into slices between which the page lives. */
export class Slices {
	readonly #signal: AbortSignal;
	#since = performance.now();
	#steps = 0;

	constructor(signal: AbortSignal) {
		this.#signal = signal;
	}

	/** Whether this slice is over. Cheap enough to be asked at every step of a loop. */
	get over(): boolean {
		this.#steps += 1;
		return this.#steps % STRIDE === 0 && this.late;
	}

	/** The same for loops that ask by themselves only every few thousand steps. */
	get late(): boolean {
		return performance.now() - this.#since > SLICE;
	}

	/** Lets the page live. Rejects with the signal's reason when nobody wants the work any more. */
	async pause(): Promise<void> {
		await nextTurn();
		this.#signal.throwIfAborted();
		this.#since = performance.now();
	}
}

/** A task of its own, without the wait that nested timers are given. */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
