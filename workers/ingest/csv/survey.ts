import { CleanCopy, type Reject } from '$lib/import/clean-copy';
import type { LineEnd } from '$lib/import/load';
import { RecordStream, type RecordShape, type RecordSink } from '$lib/import/record-stream';
import { markLength, type Encoding } from '$lib/import/encoding';
import { chunksOf } from '../chunks';

/** What a first pass over a file found. */
export interface Survey {
	/** Whether DuckDB can read the file as it stands: no record is out of order in any way. */
	readonly regular: boolean;
	/** Records, where regular. */
	readonly rows: number;
	/** Physical lines before the first row. */
	readonly skip: number;
	readonly lineEnd: LineEnd;
	/** The first records at or after the cuts asked for, as far as there are any, where regular. */
	readonly marks: readonly Mark[];
}

/** Where a record begins. */
export interface Mark {
	/** Bytes before it. */
	readonly at: number;
	/** Records before it. */
	readonly rows: number;
}

/** Goes over a file up to the first thing that DuckDB could stumble over. `cuts` are bytes, ascending. */
export async function surveyFile(
	signal: AbortSignal,
	blob: Blob,
	encoding: Encoding,
	shape: RecordShape,
	onRead: (bytes: number) => void,
	cuts: readonly number[] = []
): Promise<Survey> {
	const marks: Mark[] = [];
	if (encoding !== 'utf-8') return { regular: false, rows: 0, skip: 0, lineEnd: 'lf', marks };
	let rows = 0;
	/** Bytes of the file before the text: a byte order mark. */
	let before: number | undefined;
	const cutAt = () => (cuts[marks.length] ?? Infinity) - (before ?? 0);
	let next = Infinity;
	const sink: RecordSink = {
		row(bytes, start) {
			// DuckDB takes a byte order mark at the beginning of a stretch for no value, and elsewhere for one.
			const marked = () => rows > 0 && markLength(bytes.subarray(start), 'utf-8') > 0;
			while (stream.offset + start >= next && !marked()) {
				marks.push({ at: (before ?? 0) + stream.offset + start, rows });
				next = cutAt();
			}
			rows++;
			return stream.regular;
		},
		reject: () => false
	};
	const stream = new RecordStream(shape, sink);
	for await (const { bytes, read, final } of chunksOf(signal, blob, encoding)) {
		if (before === undefined) {
			before = read - bytes.length;
			next = cutAt();
		}
		stream.push(bytes, final);
		if (!stream.regular) break;
		onRead(read);
	}
	const { regular, linesBefore: skip, closedBy } = stream;
	return { regular, rows, skip, lineEnd: closedBy === '' ? 'lf' : closedBy, marks };
}

/** The usable records of a file, or of its first `most` records, as DuckDB reads them without fault. */
export interface Copy {
	readonly blob: Blob;
	readonly rows: number;
	readonly quote: string;
	readonly rejects: readonly Reject[];
	/** The physical line of each row, where asked for. */
	readonly lines: readonly number[];
	/** Whether the end of the file was reached. */
	readonly whole: boolean;
}

export interface CopyLimits {
	/** Records, rejects included; all where it is absent. */
	readonly most?: number;
	/** Whether the line of each row is wanted. */
	readonly lines?: boolean;
	readonly onRead?: (bytes: number) => void;
	readonly onHeader?: RecordSink['header'];
}

export async function copyFile(
	signal: AbortSignal,
	blob: Blob,
	encoding: Encoding,
	shape: RecordShape,
	limits: CopyLimits = {}
): Promise<Copy> {
	const rejects: Reject[] = [];
	const lines: number[] = [];
	const note = limits.lines === true ? (line: number) => void lines.push(line) : undefined;
	const copy = new CleanCopy(shape, (reject) => rejects.push(reject), limits.most, note);
	const { onHeader } = limits;
	const sink: RecordSink = {
		row: copy.row.bind(copy),
		reject: copy.reject.bind(copy),
		...(onHeader === undefined ? {} : { header: onHeader })
	};
	const stream = new RecordStream(shape, sink);
	let gathered = new Blob([]);
	let whole = true;
	for await (const { bytes, read, final } of chunksOf(signal, blob, encoding)) {
		const more = stream.push(bytes, final);
		gathered = new Blob([gathered, ...copy.take()]);
		limits.onRead?.(read);
		if (!more) {
			whole = false;
			break;
		}
	}
	return { blob: gathered, rows: copy.rows, quote: copy.quote, rejects, lines, whole };
}
