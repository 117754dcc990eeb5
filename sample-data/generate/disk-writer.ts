import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatRow } from './csv.ts';
import { encode } from './encode.ts';
import { ALL_FILES } from './files.ts';
import type { SampleFile } from './files.ts';
import type { SampleWriter } from './writer.ts';

const CHUNK = 1 << 16;

type Open = { readonly handle: number; pending: string; rows: number };

export type DiskWriter = SampleWriter & {
	/** Writes what is pending and tells how many rows each file got. */
	close(): ReadonlyMap<string, number>;
};

function flush(file: SampleFile, open: Open): void {
	const bytes = encode(open.pending, file.encoding);
	for (let done = 0; done < bytes.length;) done += writeSync(open.handle, bytes, done);
	open.pending = '';
}

/** Writes every file of the sample into a folder, a chunk at a time. */
export function createDiskWriter(folder: string): DiskWriter {
	const files = new Map<SampleFile, Open>();
	for (const file of ALL_FILES) {
		const path = join(folder, file.name);
		mkdirSync(dirname(path), { recursive: true });
		const handle = openSync(path, 'w');
		files.set(file, { handle, pending: formatRow(file, file.header), rows: 0 });
	}
	return {
		row(file, cells) {
			const open = files.get(file);
			if (open === undefined) throw new Error(`no such file: ${file.name}`);
			open.pending += formatRow(file, cells);
			open.rows++;
			if (open.pending.length >= CHUNK) flush(file, open);
		},
		close() {
			const counts = new Map<string, number>();
			for (const [file, open] of files) {
				flush(file, open);
				closeSync(open.handle);
				counts.set(file.name, open.rows);
			}
			return counts;
		}
	};
}
