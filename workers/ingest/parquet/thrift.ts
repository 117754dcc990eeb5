// Thrift's compact protocol, as far as a Parquet footer needs it:
// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;
const DEEPEST = 64;

/** Reads structs field by field. Throws `RangeError` beyond the end. */
export class Thrift {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Calls `field` for each field of a struct; one that it does not read (gives false for) is skipped. */
	struct(field: (id: number) => boolean): void {
		let id = 0;
		for (let head = this.#byte(); head !== STOP; head = this.#byte()) {
			const type = head & 15;
			id = head >> 4 === 0 ? this.integer() : id + (head >> 4);
			if (type === TRUE || type === FALSE) continue;
			if (!field(id)) this.#skip(type, 0);
		}
	}

	/** Calls `item` for each of a list's. */
	list(item: () => void): void {
		const head = this.#byte();
		const size = head >> 4 === 15 ? this.#unsigned() : head >> 4;
		for (let i = 0; i < size; i++) item();
	}

	integer(): number {
		const value = this.#unsigned();
		return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
	}

	text(): string {
		const size = this.#unsigned();
		const from = this.#forward(size);
		return new TextDecoder().decode(this.#bytes.subarray(from, this.#at));
	}

	#unsigned(): number {
		let value = 0;
		for (let scale = 1; scale < 2 ** 63; scale *= 128) {
			const byte = this.#byte();
			value += (byte & 127) * scale;
			if (byte < 128) return value;
		}
		throw new RangeError('a number without end');
	}

	#byte(): number {
		const byte = this.#bytes[this.#at++];
		if (byte === undefined) throw new RangeError('cut off');
		return byte;
	}

	#forward(bytes: number): number {
		const from = this.#at;
		if (from + bytes > this.#bytes.length) throw new RangeError('cut off');
		this.#at += bytes;
		return from;
	}

	#skip(type: number, depth: number): void {
		if (depth > DEEPEST) throw new RangeError('nested without end');
		switch (type) {
			case TRUE:
			case FALSE:
			case BYTE:
				this.#forward(1);
				break;
			case DOUBLE:
				this.#forward(8);
				break;
			case BINARY:
				this.#forward(this.#unsigned());
				break;
			case LIST:
			case SET: {
				const head = this.#byte();
				const size = head >> 4 === 15 ? this.#unsigned() : head >> 4;
				for (let i = 0; i < size; i++) this.#skip(head & 15, depth + 1);
				break;
			}
			case MAP: {
				const size = this.#unsigned();
				const types = size === 0 ? 0 : this.#byte();
				for (let i = 0; i < size; i++) {
					this.#skip(types >> 4, depth + 1);
					this.#skip(types & 15, depth + 1);
				}
				break;
			}
			case STRUCT:
				this.#skipStruct(depth);
				break;
			default:
				this.#unsigned();
		}
	}

	#skipStruct(depth: number): void {
		for (let head = this.#byte(); head !== STOP; head = this.#byte()) {
			if (head >> 4 === 0) this.#unsigned();
			const type = head & 15;
			if (type !== TRUE && type !== FALSE) this.#skip(type, depth + 1);
		}
	}
}
