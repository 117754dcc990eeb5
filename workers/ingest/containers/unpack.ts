import type { OnProgress, PlainFile } from '$lib/engine/protocol';
import { formatOf } from '$lib/import/format';
import { readSlice } from '../chunks';
import { Budget, type Bounds } from './budget';
import { archiveFault } from './faults';
import { gunzip, type Packed } from './gzip';
import { containerOf } from './kind';
import { OFFICE, unzip } from './zip';

/** Archives opened one within the other; what is packed deeper comes out as it is. */
const DEPTH = { zip: 2, gzip: 3 };

/**
 * The plain files in a dropped one: itself, what a gzip holds, or the entries of a zip and of the zips in
 * it. Rejects with the signal's reason, or with `EngineError` (`archive-…`).
 */
export async function unpack(
	signal: AbortSignal,
	file: PlainFile,
	onProgress: OnProgress,
	bounds?: Bounds
): Promise<PlainFile[]> {
	const total = file.blob.size;
	const budget = new Budget(file.name, total, bounds);
	const onRead = (done: number) => {
		onProgress({ name: 'unpack', unit: 'bytes', done: Math.min(done, total), total });
	};
	const depth = { zip: 0, gzip: 0 };
	const files = await filesIn(signal, { ...file, budget, onRead }, depth);
	const [only] = files;
	if (files.length === 1 && only?.blob === file.blob) return [file];
	for (const { blob } of files) {
		const format = formatOf(await readSlice(signal, blob, 0, 4096));
		if (blob.size > 0 && typeof format === 'string') return files;
	}
	throw archiveFault('archive-empty', file.name, 'no file of data');
}

async function filesIn(
	signal: AbortSignal,
	packed: Packed,
	depth: typeof DEPTH
): Promise<PlainFile[]> {
	const { name, blob } = packed;
	const kind = await containerOf(signal, blob);
	if (kind === undefined || depth[kind] >= DEPTH[kind]) return [{ name, blob }];
	const inside = { ...depth, [kind]: depth[kind] + 1 };
	const within = (file: PlainFile): Packed => ({ ...packed, ...file, onRead: () => undefined });
	if (kind === 'gzip') {
		const unpacked = { name: withoutEnding(name), blob: await gunzip(signal, packed) };
		return filesIn(signal, within(unpacked), inside);
	}
	const files = await unzip(signal, packed);
	if (files === OFFICE) return [{ name, blob }];
	const all: PlainFile[] = [];
	for (const file of files) all.push(...(await filesIn(signal, within(file), inside)));
	return all;
}

function withoutEnding(name: string): string {
	const short = name.replace(/\.gz(?:ip)?$/i, '').replace(/\.tgz$/i, '.tar');
	return short === '' ? name : short;
}
