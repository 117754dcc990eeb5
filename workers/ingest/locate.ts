import { EngineError } from '$lib/engine/errors';
import type { DataFile, Engine } from '$lib/engine/protocol';
import { headingsOf } from '$lib/import/load';
import type { Format, ReadOf, Source } from '$lib/import/source';
import type { Database } from '../database';
import type { FileForm, Places } from './reader';
import { readerFor } from './readers';

/**
 * The file (from 0) and the place in it (see `Reader.places`) of each row of a source's table. `rows`
 * ascend. Goes over the files as a load does, no further than the last row wanted.
 */
export async function locate(
	db: Database,
	signal: AbortSignal,
	source: Source,
	files: readonly DataFile[],
	rows: readonly number[]
): ReturnType<Engine['locate']> {
	const found: { file: number; line: number }[] = [];
	let first = 0;
	for (const [index, file] of source.files.entries()) {
		if (found.length >= rows.length) break;
		const data = files.find(({ hash }) => hash === file.hash);
		if (data === undefined) {
			throw new EngineError({ code: 'file-missing', message: file.name, file: file.name });
		}
		const wanted = rows.slice(found.length).map((row) => row - first);
		const headings = headingsOf(source, file);
		const seen = await placesIn(db, signal, file.read ?? source.read, { data, headings }, wanted);
		for (const line of seen.places) found.push({ file: index, line });
		first += seen.rows;
	}
	return found;
}

function placesIn<F extends Format>(
	db: Database,
	signal: AbortSignal,
	read: ReadOf<F>,
	file: Omit<FileForm<F>, 'read'>,
	rows: readonly number[]
): Promise<Places> {
	return readerFor<F>(read.format, file.data.blob).places(db, signal, { ...file, read }, rows);
}
