import { RecordStream, shapeOf } from '$lib/import/record-stream';
import { chunksOf } from '../chunks';
import type { Reader } from '../reader';

/** The physical lines of rows. Goes over the file as a load does, no further than the last row wanted. */
export const placesOfRows: Reader<'csv'>['places'] = async (
	_db,
	signal,
	{ data, read, headings },
	rows
) => {
	const lines: number[] = [];
	let row = 0;
	const stream = new RecordStream(shapeOf(read, headings.length), {
		row: (_bytes, _start, _end, line) => {
			while (rows[lines.length] === row) lines.push(line);
			row++;
			return lines.length < rows.length;
		},
		reject: () => true
	});
	for await (const { bytes, final } of chunksOf(signal, data.blob, read.encoding)) {
		if (!stream.push(bytes, final)) break;
	}
	return { places: lines, rows: row };
};
