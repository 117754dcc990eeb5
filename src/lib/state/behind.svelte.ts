import { findBehind, type BehindFound } from './behind-found';
import type { Place } from './cell-reads';

/** The people or journeys behind one number at a time. */
export class BehindView {
	found: BehindFound | undefined = $state.raw();
	error: unknown = $state.raw();
	busy = $state(false);
	readonly #place: () => Place;
	#stop = new AbortController();

	constructor(place: () => Place) {
		this.#place = place;
	}

	/** Finds who is behind a number of a cell; those before stay on screen until then. */
	async open(cell: string, pick: unknown): Promise<void> {
		this.#stop.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.busy = true;
		this.error = undefined;
		try {
			const found = await findBehind(stop.signal, this.#place(), cell, pick);
			if (!stop.signal.aborted) this.found = found;
		} catch (error) {
			if (stop.signal.aborted) return;
			this.error = error;
			this.found = undefined;
		} finally {
			if (this.#stop === stop) this.busy = false;
		}
	}

	close(): void {
		this.#stop.abort();
	}
}
