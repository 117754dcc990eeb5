import type { Fields } from '$lib/import/json/fields';
import type { ReadOf } from '$lib/import/source';
import { asUtf8, textOf } from '../json/utf8';
import type { RowsSink } from '../take-rows';
import { LogFault, LogParser } from './log-parser';

/** Bytes parsed before a cancel is heard. */
const PIECE = 256 << 10;

/** Goes over the events of a log. Where it breaks off, the rest is one reject. See `GoOver`. */
export async function* eventsOf(
	signal: AbortSignal,
	file: Blob,
	{ encoding }: ReadOf<'xes'>,
	fields: Fields,
	sink: RowsSink
): AsyncGenerator<number, boolean, undefined> {
	const blob = await asUtf8(signal, file, encoding);
	const scale = file.size / Math.max(1, blob.size);
	let events = 0;
	let size = 0;
	const parser = new LogParser(fields, (values) => sink.row(values, ++events, size));
	for await (const { text, read, final } of textOf(signal, blob, PIECE)) {
		const before = events;
		try {
			parser.push(text, final);
		} catch (cause) {
			if (!(cause instanceof LogFault)) throw cause;
			return sink.reject({ line: events + 1, reason: 'xml', text: cause.message });
		}
		size = text.length / Math.max(1, events - before);
		if (parser.stopped) return false;
		yield read * scale;
	}
	return true;
}
