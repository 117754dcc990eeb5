import { isLines } from '$lib/import/json/detect';
import { Outline, type Container } from '$lib/import/json/outline';
import type { Sequence } from '$lib/import/json/record-reader';
import type { ReadOf } from '$lib/import/source';
import { readSlice } from '../chunks';
import { brokenFile } from '../faults';
import { asUtf8 } from './utf8';

/** Bytes by which the form of a file is told. */
const HEAD = 1 << 20;
/** Bytes of a file that are looked over at a time. */
const CHUNK = 1 << 20;

/** Where the records of a file begin, and how they follow each other. */
export interface Records {
	/** UTF-8, from the first record on. */
	readonly blob: Blob;
	/** Bytes before it. */
	readonly skipped: number;
	readonly sequence: Sequence;
}

/** The first text of a UTF-8 file, and whether it is all of it. */
export async function headOf(
	signal: AbortSignal,
	blob: Blob
): Promise<{ text: string; whole: boolean }> {
	const bytes = await readSlice(signal, blob, 0, HEAD);
	return { text: new TextDecoder().decode(bytes), whole: blob.size <= HEAD };
}

/** Goes over a UTF-8 document, up to where the outline has enough. */
export async function outlineOf(
	signal: AbortSignal,
	blob: Blob,
	onOpen?: (container: Container) => boolean
): Promise<Outline> {
	const outline = new Outline(onOpen);
	for (let at = 0; at < blob.size; at += CHUNK) {
		if (!outline.push(await readSlice(signal, blob, at, Math.min(blob.size, at + CHUNK)))) break;
	}
	return outline;
}

/** The records of a file of lines or of a list. Rejects with `file-broken` where the list is not there. */
export async function openRecords(
	signal: AbortSignal,
	file: Blob,
	{ encoding, layout, at }: ReadOf<'json'>
): Promise<Records> {
	const blob = await asUtf8(signal, file, encoding);
	if (layout === 'lines') {
		const { text, whole } = await headOf(signal, blob);
		return { blob, skipped: 0, sequence: isLines(text, whole) ? 'lines' : 'values' };
	}
	let list: Container | undefined;
	await outlineOf(signal, blob, (container) => {
		if (container.kind === 'list' && container.path === at) list = container;
		return list === undefined;
	});
	if (list === undefined) throw brokenFile(file, at);
	const { start: skipped, parent } = list;
	return { blob: blob.slice(skipped), skipped, sequence: parent === undefined ? 'list' : 'inner' };
}
