import { readSlice } from '../chunks';
import { tableFault } from '../table-faults';
import { Thrift } from './thrift';

/** Bytes of a footer: a million column chunks and more. */
const LONGEST = 256 << 20;

/** What the end of a Parquet file says of it. */
export interface Footer {
	readonly rows: number;
	/** Columns, not nested, that hold UUIDs: the reader gives them as bytes. */
	readonly uuids: ReadonlySet<string>;
	/**
	 * The same file without the Arrow schema that some writers leave in it: its types, which differ from
	 * writer to writer, would take the place of Parquet's own.
	 */
	readonly blob: Blob;
}

/** Reads a file's end. Rejects with `EngineError` where it is cut off or encrypted. */
export async function footerOf(signal: AbortSignal, blob: Blob): Promise<Footer> {
	const size = blob.size;
	const end = await readSlice(signal, blob, Math.max(0, size - 8), size);
	const magic = String.fromCharCode(...end.subarray(4));
	if (magic === 'PARE') throw tableFault('parquet-encrypted', blob, 'encrypted footer');
	if (size < 12 || magic !== 'PAR1') throw tableFault('parquet-broken', blob, 'no footer');
	const length = new DataView(end.buffer).getUint32(0, true);
	if (length > Math.min(LONGEST, size - 12)) {
		throw tableFault('parquet-broken', blob, `a footer of ${length} bytes`);
	}
	const from = size - 8 - length;
	const bytes = await readSlice(signal, blob, from, size - 8);
	const { rows, uuids, encrypted } = readFooter(blob, bytes);
	if (encrypted) throw tableFault('parquet-encrypted', blob, 'encrypted columns');
	const marked = withoutArrowSchema(bytes);
	return {
		rows,
		uuids,
		blob: marked === undefined ? blob : new Blob([blob.slice(0, from), marked, end])
	};
}

function readFooter(blob: Blob, bytes: Uint8Array) {
	const thrift = new Thrift(bytes);
	const elements: Element[] = [];
	let rows = 0;
	let encrypted = false;
	try {
		thrift.struct((id) => {
			if (id === 2) thrift.list(() => elements.push(elementOf(thrift)));
			else if (id === 3) rows = thrift.integer();
			else if (id === 8) encrypted = true;
			return id === 2 || id === 3;
		});
	} catch (cause) {
		throw tableFault('parquet-broken', blob, String(cause), cause);
	}
	if (!Number.isSafeInteger(rows) || rows < 0) {
		throw tableFault('parquet-broken', blob, `${rows} rows`);
	}
	return { rows, encrypted, uuids: uuidsOf(elements) };
}

interface Element {
	readonly name: string;
	readonly children: number;
	readonly uuid: boolean;
}

/** Fields of SchemaElement: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift */
function elementOf(thrift: Thrift): Element {
	let name = '';
	let children = 0;
	let uuid = false;
	thrift.struct((id) => {
		if (id === 4) name = thrift.text();
		else if (id === 5) children = thrift.integer();
		else if (id === 10) {
			thrift.struct((kind) => {
				uuid = kind === 14;
				return false;
			});
		}
		return id === 4 || id === 5 || id === 10;
	});
	return { name, children, uuid };
}

/** The elements stand depth first; the children of the first, the root, are the columns. */
function uuidsOf([root, ...elements]: readonly Element[]): Set<string> {
	const found = new Set<string>();
	let at = 0;
	for (let left = root?.children ?? 0; left > 0; left--) {
		const element = elements[at];
		if (element?.uuid === true) found.add(element.name);
		for (let open = 1; open > 0 && at < elements.length; open--)
			open += elements[at++]?.children ?? 0;
	}
	return found;
}

const ARROW_SCHEMA = new TextEncoder().encode('ARROW:schema');

/** The footer with that key under another name, or undefined where it has none. */
function withoutArrowSchema(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
	const [first = 0] = ARROW_SCHEMA;
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
		if (!ARROW_SCHEMA.every((byte, i) => bytes[at + i] === byte)) continue;
		const copy = bytes.slice();
		copy[at] = 'a'.charCodeAt(0);
		return copy;
	}
	return undefined;
}
