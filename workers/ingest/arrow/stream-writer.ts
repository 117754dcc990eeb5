import { RecordBatchStreamWriter, type RecordBatch } from 'apache-arrow';

/**
 * Writes Arrow IPC streams, one after the other, in the same place: what is new each time would have to be
 * found, cleared and collected.
 */
export class StreamWriter {
	#bytes = new Uint8Array(1 << 20);

	/** The batches as a stream, which is good until the next one is written. */
	write(batches: readonly RecordBatch[]): Uint8Array {
		let at = 0;
		const put = (chunk: Uint8Array) => {
			if (at + chunk.length > this.#bytes.length) {
				const larger = new Uint8Array(2 * (at + chunk.length));
				larger.set(this.#bytes.subarray(0, at));
				this.#bytes = larger;
			}
			this.#bytes.set(chunk, at);
			at += chunk.length;
		};
		const writer = new Writer(put);
		for (const batch of batches) writer.write(batch);
		writer.finish();
		return this.#bytes.subarray(0, at);
	}
}

/** Arrow's own, which keeps each piece until all are there. */
class Writer extends RecordBatchStreamWriter {
	readonly #put: (chunk: Uint8Array) => void;

	constructor(put: (chunk: Uint8Array) => void) {
		super();
		this.#put = put;
	}

	protected override _write(chunk: ArrayBufferView): this {
		if (this._started) {
			this.#put(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
			this._position += chunk.byteLength;
		}
		return this;
	}
}
