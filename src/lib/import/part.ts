import type { LineEnd } from './load';
import type { Source } from './source';

/** Records of a file, one after the other, that can be read without the others. */
export interface Stretch {
	/** Where it begins and ends (exclusive): bytes of a text, row groups of a Parquet file. */
	readonly from: number;
	readonly to: number;
	/** Bytes of the file that are read for it. */
	readonly bytes: number;
	/** Records: each is a row. */
	readonly rows: number;
	/** How lines end, in a text. */
	readonly lineEnd?: LineEnd;
}

/** A stretch of one of a source's files, with its place in the source's table. */
export interface Piece extends Stretch {
	/** From 0, as in the source. */
	readonly file: number;
	/** The number of its first row in the table. */
	readonly firstRow: number;
	/** Rows of the whole file, in its first piece. */
	readonly ofFile?: number;
}

/** Pieces of a source's files, in order: with the source's other parts they hold every record once. */
export type Part = readonly Piece[];

/**
 * Whether a source's files may be such that they can be read in parts: UTF-8 text, whose records are bytes of the
 * file, or Parquet, whose rows are its records. Of a sample it is not known beforehand how many records there are.
 */
export function mayBeDivided({ files, read, sample }: Source): boolean {
	if (sample !== undefined) return false;
	return files.every((file) => {
		const own = file.read ?? read;
		if (own.format === 'csv') return own.encoding === 'utf-8';
		return own.format === 'parquet' && own.each === undefined;
	});
}

/** Where the bytes of a file are cut when files of `total` bytes are divided into `count` alike; it begins at `before`. */
export function cutsOf(size: number, before: number, total: number, count: number): number[] {
	return Array.from(
		{ length: count - 1 },
		(_, i) => Math.floor((total * (i + 1)) / count) - before
	).filter((cut) => cut > 0 && cut < size);
}

/** The part, from 0, to which a file's first stretch belongs. */
export function firstPartOf(before: number, total: number, count: number): number {
	for (let part = 0; part < count - 1; part++) {
		if (Math.floor((total * (part + 1)) / count) > before) return part;
	}
	return count - 1;
}
