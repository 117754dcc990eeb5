import { isLines } from '$lib/import/json/detect';
import { shapeOf } from '$lib/import/record-stream';
import type { CsvRead } from '$lib/import/source';
import { copyFile } from '$workers/ingest/csv/survey';
import type { TakenIn } from './take-in';

const calm = new AbortController().signal;

/** The records of a text, counted in another way than they were read; undefined where only one way is right. */
export async function recordsIn({ blob, read, headings }: TakenIn): Promise<number | undefined> {
	if (read.format === 'json') {
		const text = new TextDecoder(read.encoding).decode(await blob.arrayBuffer());
		// A record whose list is made into rows is several.
		const one = read.layout === 'lines' && read.each === undefined;
		if (!one || !isLines(text, true)) return undefined;
		return text.split('\n').filter((line) => /[^ \t\r\ufeff]/.test(line.replaceAll('\x1e', '')))
			.length;
	}
	if (read.format !== 'csv') return undefined;
	const text = new TextDecoder(read.encoding).decode(await blob.arrayBuffer());
	if (!isPlain(text, read)) {
		const copy = await copyFile(calm, blob, read.encoding, shapeOf(read, headings.length));
		return copy.rows + copy.rejects.length;
	}
	const lines = text.split(/\r?\n/).slice(read.skip);
	const records = lines.filter((line) => line.includes(read.delimiter) || /[^ \t]/.test(line));
	return Math.max(0, records.length - (read.header ? 1 : 0));
}

/** Whether each line is a record: no quotes, nor line ends that could be read in two ways. */
function isPlain(text: string, { quote }: CsvRead): boolean {
	return !/\r(?!\n)/.test(text) && (quote === '' || !text.includes(quote));
}
