import type { DataFile, OnProgress } from '$lib/engine/protocol';
import { headingsOf } from '$lib/import/load';
import {
	cutsOf,
	firstPartOf,
	mayBeDivided,
	type Part,
	type Piece,
	type Stretch
} from '$lib/import/part';
import type { Format, ReadOf, Source } from '$lib/import/source';
import type { Build } from '$lib/journey/analysis';
import type { Database } from '../database';
import { ByteProgress } from './byte-progress';
import { dataOf, named } from './load';
import type { FileForm } from './reader';
import { readerFor } from './readers';

/**
 * Builds that make what a build that loads a source would make, each a part of its rows, about as large as the
 * others: `count` at most. Only the build itself where some of its files cannot be read in parts. Rejects as
 * `load` does.
 */
export async function divide(
	db: Database,
	signal: AbortSignal,
	build: Build,
	files: readonly DataFile[],
	count: number,
	onProgress: OnProgress
): Promise<readonly Build[]> {
	const [step] = build.steps;
	if (build.steps.length !== 1 || step?.kind !== 'load' || count < 2) return [build];
	const { name, source } = step;
	const parts = await partsOf(
		db,
		signal,
		source,
		files,
		count,
		(total) => new ByteProgress(name, total, onProgress)
	);
	if (parts.length < 2) return [build];
	return parts.map((part) => ({ ...build, steps: [{ ...step, part }] }));
}

async function partsOf(
	db: Database,
	signal: AbortSignal,
	source: Source,
	files: readonly DataFile[],
	count: number,
	progressOf: (total: number) => ByteProgress
): Promise<readonly Part[]> {
	if (!mayBeDivided(source)) return [];
	const given = source.files.map((file) => dataOf(file, files));
	const total = given.reduce((sum, { blob }) => sum + blob.size, 0);
	const progress = progressOf(total);
	const parts: Piece[][] = Array.from({ length: count }, () => []);
	let before = 0;
	let firstRow = 0;
	for (const [index, data] of given.entries()) {
		const { size } = data.blob;
		const file = source.files[index];
		if (file === undefined) return [];
		const form = { data, read: file.read ?? source.read, headings: headingsOf(source, file) };
		progress.begin(size);
		const cuts = cutsOf(size, before, total, count);
		const onRead = (bytes: number) => progress.read(bytes);
		const stretches = await named(file.name, () => stretchesOf(db, signal, form, cuts, onRead));
		if (stretches === undefined) return [];
		const ofFile = stretches.reduce((sum, { rows }) => sum + rows, 0);
		const first = firstPartOf(before, total, count);
		for (const [i, stretch] of stretches.entries()) {
			// The first one says what there is of the file, be it nothing.
			if (i > 0 && stretch.rows === 0) continue;
			parts[first + i]?.push({ ...stretch, file: index, firstRow, ...(i === 0 ? { ofFile } : {}) });
			firstRow += stretch.rows;
		}
		before += size;
	}
	return parts.filter((part) => part.length > 0);
}

async function stretchesOf<F extends Format>(
	db: Database,
	signal: AbortSignal,
	{ read, ...form }: Omit<FileForm<F>, 'read'> & { readonly read: ReadOf<F> },
	cuts: readonly number[],
	onRead: (bytes: number) => void
): Promise<readonly Stretch[] | undefined> {
	const reader = readerFor<F>(read.format, form.data.blob);
	return reader.stretches?.(db, signal, { ...form, read }, cuts, onRead);
}
