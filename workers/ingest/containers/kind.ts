import { formatOf } from '$lib/import/format';
import { readSlice } from '../chunks';

/** Bytes of the start from which a container is told. */
const START = 4096;

/** What a file is packed in, by its first bytes; undefined for a plain file. A workbook is one. */
export async function containerOf(
	signal: AbortSignal,
	blob: Blob
): Promise<'zip' | 'gzip' | undefined> {
	const format = formatOf(await readSlice(signal, blob, 0, START));
	const packed = typeof format === 'string' ? undefined : format.not;
	return packed === 'zip' || packed === 'gzip' ? packed : undefined;
}
