import { EngineError } from '$lib/engine/errors';
import type { Database } from '../../database';
import { sound } from '../arrow/sound';
import { BATCH_ROWS, type Batch } from '../batches';
import { readSlice } from '../chunks';
import { tableFault } from '../table-faults';
import { footerOf, type Footer } from './footer';
import { Library, type ParquetFile } from './library';
import { Slices } from './slices';

/** Bytes of a batch, unpacked. */
const BYTES = 32 << 20;
/** Packed bytes of a row group: they are in memory all at once. */
const GROUP = 1 << 30;

/** A Parquet file that stands open. */
export interface OpenParquet {
	readonly footer: Footer;
	readonly groups: readonly Group[];
	/** Its rows in batches. Rejects with `EngineError` where it is damaged. */
	batches(wanted?: Wanted): AsyncGenerator<Batch, void, undefined>;
	close(): void;
}

/** All of a file's rows and columns, or some. */
export interface Wanted {
	/** Rows, from the first on. */
	readonly most?: number;
	readonly columns?: readonly string[];
	/** Row groups, from the first to before the last. */
	readonly groups?: readonly [from: number, to: number];
}

/** Opens a file; nothing but its footer is read. */
export async function openParquet(
	db: Database,
	signal: AbortSignal,
	blob: Blob
): Promise<OpenParquet> {
	const footer = await footerOf(signal, blob);
	const library = await Library.open(await db.parquet());
	const fault = (cause: unknown) => faultOf(signal, blob, cause);
	let file: ParquetFile | undefined;
	try {
		const slices = new Slices(footer.blob);
		file = await library.call(signal, () => library.ParquetFile.fromFile(slices));
		const opened = file;
		const groups = library.now(() => groupsOf(opened));
		if (groups.some(({ packed }) => packed > GROUP)) {
			throw tableFault('parquet-group', blob, 'a row group of more than 1 GB');
		}
		return {
			footer,
			groups,
			batches: (wanted = {}) =>
				batchesOf(library, signal, opened, { all: groups, wanted, fault, blob }),
			close: () => library.free(opened)
		};
	} catch (cause) {
		library.free(file);
		throw await fault(cause);
	}
}

export interface Group {
	readonly rows: number;
	/** Bytes, as are those unpacked. */
	readonly packed: number;
	readonly unpacked: number;
}

function groupsOf(file: ParquetFile): Group[] {
	const metadata = file.metadata();
	const groups = metadata.rowGroups().map((group) => {
		const sizes = {
			rows: group.numRows(),
			packed: group.compressedSize(),
			unpacked: group.totalByteSize()
		};
		group.free();
		return sizes;
	});
	metadata.free();
	return groups;
}

interface Plan {
	readonly all: readonly Group[];
	readonly wanted: Wanted;
	readonly fault: (cause: unknown) => Promise<unknown>;
	/** The file as it was given. */
	readonly blob: Blob;
}

async function* batchesOf(
	library: Library,
	signal: AbortSignal,
	file: ParquetFile,
	{
		all,
		wanted: { most = Infinity, columns, groups: [from, to] = [0, all.length] },
		fault,
		blob
	}: Plan
): AsyncGenerator<Batch, void, undefined> {
	let left = most;
	let read = 0;
	for (const [index, { rows, packed, unpacked }] of all.entries()) {
		if (index < from || index >= to) continue;
		if (left <= 0) return;
		const wanted = Math.min(rows, left);
		const options = {
			rowGroups: [index],
			batchSize: batchSize(wanted, Math.floor((BYTES * rows) / (unpacked + 1))),
			...(columns === undefined ? {} : { columns: [...columns] }),
			...(wanted < rows ? { limit: wanted } : {})
		};
		let done = 0;
		for await (const batch of streamOf(library, signal, file, options, { fault, blob })) {
			done += batch.rows;
			yield { ...batch, read: read + (packed * done) / rows };
		}
		if (done !== wanted) throw await fault(new Error(`${done} rows of ${wanted}`));
		left -= done;
		read += packed;
	}
}

/** Rows of each batch of a row group: alike, about those of a full one, at most so many. */
function batchSize(rows: number, most: number): number {
	const batches = Math.max(1, Math.round(rows / BATCH_ROWS));
	return Math.max(1, Math.min(Math.ceil(rows / batches), most));
}

type Options = NonNullable<Parameters<ParquetFile['stream']>[0]>;

async function* streamOf(
	library: Library,
	signal: AbortSignal,
	file: ParquetFile,
	options: Options,
	{ fault, blob }: Pick<Plan, 'fault' | 'blob'>
) {
	let reader: ReadableStreamDefaultReader<unknown> | undefined;
	let reading: Promise<ReadableStreamReadResult<unknown>> | undefined;
	let over = false;
	try {
		const stream = await library.call(signal, () => file.stream(options));
		const opened = (stream as ReadableStream<unknown>).getReader();
		reader = opened;
		for (;;) {
			const read = opened.read();
			reading = read;
			const next = await library.call(signal, () => read);
			reading = undefined;
			if (next.done) break;
			const batch = next.value as ParquetBatch;
			const rows = library.now(() => batch.numRows);
			const stream = library.now(() => batch.intoIPCStream());
			if (rows > 0) yield { rows, stream: sound(blob, stream) };
		}
		over = true;
	} catch (cause) {
		throw await fault(cause);
	} finally {
		if (!over) void leave(library, reader, reading).catch(() => undefined);
	}
}

/**
 * Leaves a stream before its end. What is being read comes all the same and is given back: were the stream
 * cancelled before, nobody would ever have it.
 */
async function leave(
	library: Library,
	reader: ReadableStreamDefaultReader<unknown> | undefined,
	reading: Promise<ReadableStreamReadResult<unknown>> | undefined
): Promise<void> {
	const last = await reading;
	library.free(last?.value as ParquetBatch | undefined);
	if (library.alive) await reader?.cancel();
}

type ParquetBatch = import('parquet-wasm/bundler').RecordBatch;

/** A read that failed because the file has changed on disk is that; anything else is damage. */
async function faultOf(signal: AbortSignal, blob: Blob, cause: unknown): Promise<unknown> {
	signal.throwIfAborted();
	if (cause instanceof EngineError) return cause;
	await readSlice(signal, blob, Math.max(0, blob.size - 8), blob.size);
	const message = cause instanceof Error ? cause.message : String(cause);
	return tableFault('parquet-broken', blob, message, cause);
}
