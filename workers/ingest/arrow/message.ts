// The few fields of Arrow's messages that are needed to pass batches on one by one:
// https://github.com/apache/arrow/blob/main/format/Message.fbs

export type MessageKind = 'schema' | 'dictionary' | 'batch' | 'other';
export type Codec = 'lz4' | 'zstd';

/** Vectors of a record batch: which of its fields, and the bytes of an element. */
const NODES = [1, 16] as const;
const BUFFERS = [2, 16] as const;
const COUNTS = [4, 8] as const;
/** The type whose members are told apart by numbers. */
const UNION = 14;

const KINDS: readonly MessageKind[] = ['other', 'schema', 'dictionary', 'batch'];

/** A message's metadata, a flatbuffer. Reading it throws `RangeError` where it is damaged. */
export class Metadata {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly kind: MessageKind;
	/** Bytes of the body behind it. */
	readonly bodyLength: number;
	readonly #view: DataView;
	readonly #message: number;
	/** The table of the record batch, a dictionary's too; 0 where it has none. */
	readonly #batch: number;

	constructor(bytes: Uint8Array<ArrayBuffer>) {
		this.bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#message = this.#view.getUint32(0, true);
		const kind = this.#field(this.#message, 1);
		this.kind = KINDS[kind === 0 ? 0 : this.#view.getUint8(kind)] ?? 'other';
		const length = this.#field(this.#message, 3);
		this.bodyLength = length === 0 ? 0 : this.#long(length);
		const header = this.#table(this.#message, 2);
		if (this.kind === 'dictionary') this.#batch = this.#table(header, 1);
		else this.#batch = this.kind === 'batch' ? header : 0;
		this.#vector(this.#message, 4, 4);
		if (this.kind === 'schema') {
			this.#vector(header, 2, 4);
			this.#fields(header, 1, { left: bytes.length });
		}
		if (this.#batch === 0) return;
		for (const [index, width] of [NODES, BUFFERS, COUNTS]) this.#vector(this.#batch, index, width);
	}

	/** Rows of a batch. */
	get rows(): number {
		const at = this.#batch === 0 ? 0 : this.#field(this.#batch, 0);
		return at === 0 ? 0 : this.#long(at);
	}

	/** Whether a schema is of numbers whose bytes stand the other way round. */
	get bigEndian(): boolean {
		const header = this.#table(this.#message, 2);
		const at = header === 0 ? 0 : this.#field(header, 0);
		return at !== 0 && this.#view.getInt16(at, true) !== 0;
	}

	/** Whether a dictionary adds to the one before. */
	get delta(): boolean {
		const at = this.#field(this.#table(this.#message, 2), 2);
		return at !== 0 && this.#view.getUint8(at) !== 0;
	}

	/** Which of the dictionaries it is. */
	get id(): number {
		const at = this.#field(this.#table(this.#message, 2), 0);
		return at === 0 ? 0 : this.#long(at);
	}

	/** How the buffers of the body are packed. */
	get codec(): Codec | undefined {
		const table = this.#batch === 0 ? 0 : this.#table(this.#batch, 3);
		if (table === 0) return undefined;
		const at = this.#field(table, 0);
		return at === 0 || this.#view.getInt8(at) === 0 ? 'lz4' : 'zstd';
	}

	/** Where the buffers lie in the body. */
	buffers(): { readonly offset: number; readonly length: number }[] {
		const { first, count } = this.#bufferTable();
		return Array.from({ length: count }, (_, i) => ({
			offset: this.#long(first + i * 16),
			length: this.#long(first + i * 16 + 8)
		}));
	}

	/** The same message over a body whose buffers are not packed. */
	unpacked(
		buffers: readonly { readonly offset: number; readonly length: number }[],
		bodyLength: number
	): Metadata {
		const copy = this.bytes.slice();
		const view = new DataView(copy.buffer);
		const { first } = this.#bufferTable();
		for (const [i, { offset, length }] of buffers.entries()) {
			view.setBigInt64(first + i * 16, BigInt(offset), true);
			view.setBigInt64(first + i * 16 + 8, BigInt(length), true);
		}
		view.setBigInt64(this.#field(this.#message, 3), BigInt(bodyLength), true);
		// A field whose place is 0 is absent: the compression.
		view.setUint16(this.#place(this.#batch, 3), 0, true);
		return new Metadata(copy);
	}

	#bufferTable() {
		return this.#vector(this.#batch, ...BUFFERS);
	}

	/** Where the elements of a vector lie, each of so many bytes. One that is too long no reader would get through. */
	#vector(table: number, index: number, width: number): { first: number; count: number } {
		const at = this.#field(table, index);
		if (at === 0) return { first: 0, count: 0 };
		const vector = at + this.#view.getUint32(at, true);
		const count = this.#view.getUint32(vector, true);
		if (vector + 4 + count * width > this.bytes.length) throw new RangeError('cut off');
		return { first: vector + 4, count };
	}

	/** Looks at the fields of a schema, and at those within them; tables that many share are not looked at for ever. */
	#fields(table: number, index: number, budget: { left: number }): void {
		const { first, count } = this.#vector(table, index, 4);
		for (let i = 0; i < count; i++) {
			if (--budget.left < 0) throw new RangeError('fields without end');
			const field = first + i * 4 + this.#view.getUint32(first + i * 4, true);
			this.#vector(field, 6, 4);
			const kind = this.#field(field, 2);
			if (kind !== 0 && this.#view.getUint8(kind) === UNION) {
				this.#vector(this.#table(field, 3), 1, 4);
			}
			this.#fields(field, 5, budget);
		}
	}

	#long(at: number): number {
		const value = Number(this.#view.getBigInt64(at, true));
		if (value < 0 || !Number.isSafeInteger(value)) throw new RangeError(`a length of ${value}`);
		return value;
	}

	/** Where a table's field lies, 0 where it is absent. */
	#field(table: number, index: number): number {
		const place = this.#place(table, index);
		const offset = place === 0 ? 0 : this.#view.getUint16(place, true);
		return offset === 0 ? 0 : table + offset;
	}

	#place(table: number, index: number): number {
		const directory = table - this.#view.getInt32(table, true);
		const place = 4 + index * 2;
		return place < this.#view.getUint16(directory, true) ? directory + place : 0;
	}

	#table(table: number, index: number): number {
		const at = this.#field(table, index);
		return at === 0 ? 0 : at + this.#view.getUint32(at, true);
	}
}

/**
 * The schema in the directory of a file, as a message of its own: a table that points into the directory,
 * which follows it as it stands.
 */
export function schemaIn(directory: Uint8Array): Metadata {
	const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
	const root = view.getUint32(0, true);
	const fields = root - view.getInt32(root, true);
	const place = (index: number) => root + view.getUint16(fields + 4 + index * 2, true);
	const schema = place(1) + view.getUint32(place(1), true);
	const bytes = new Uint8Array(HEAD + directory.length);
	bytes.set(directory, HEAD);
	const head = new DataView(bytes.buffer);
	// The root is at 16; the places of its fields stand at 4: version, kind, schema, no body.
	const shorts = [12, 12, 4, 6, 8, 0];
	head.setUint32(0, 16, true);
	for (const [i, value] of shorts.entries()) head.setUint16(4 + i * 2, value, true);
	head.setInt32(16, 12, true);
	head.setInt16(20, view.getInt16(place(0), true), true);
	head.setUint8(22, KINDS.indexOf('schema'));
	head.setUint32(24, HEAD + schema - 24, true);
	return new Metadata(bytes);
}

const HEAD = 32;
