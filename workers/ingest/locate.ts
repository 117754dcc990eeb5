import { EngineError } from '$lib/engine/errors';
import type { DataFile, Engine } from '$lib/engine/protocol';
import { RecordStream, shapeOf } from '$lib/import/record-stream';
import type { Source } from '$lib/import/source';
import type { Database } from '../database';
import { chunksOf } from './chunks';

/**
 * The file (from 0) and the physical line (from 1) at which each row of a source's table begins. `rows`
 * ascend. Goes over the files as a load does, no further than the last row wanted.
 */
export async function locate(
	_db: Database,
	signal: AbortSignal,
	source: Source,
	files: readonly DataFile[],
	rows: readonly number[]
): ReturnType<Engine['locate']> {
	const places: { file: number; line: number }[] = [];
	let row = 0;
	for (const [file, { hash, name }] of source.files.entries()) {
		if (places.length >= rows.length) break;
		const data = files.find((given) => given.hash === hash);
		if (data === undefined) {
			throw new EngineError({ code: 'file-missing', message: name, file: name });
		}
		const stream = new RecordStream(shapeOf(source.read, source.columns.length), {
			row: (_bytes, _start, _end, line) => {
				while (rows[places.length] === row) places.push({ file, line });
				row++;
				return places.length < rows.length;
			},
			reject: () => true
		});
		for await (const { bytes, final } of chunksOf(signal, data.blob, source.read.encoding)) {
			if (!stream.push(bytes, final)) break;
		}
	}
	return places;
}
