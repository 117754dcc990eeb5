import { wordsOf } from '../headings';
import type { Inspection } from '../inspection';
import type { Preset } from './preset';

/** What the columns of a file are called, and where each of them stands. */
export interface Labels {
	readonly names: readonly string[];
	/** The column of a heading, undefined where there is none. */
	readonly indexOf: (heading: string) => number | undefined;
}

/**
 * A file's columns by their own headings. Where it has none: by the preset's names, or by its first record,
 * which may hold headings that were taken for data.
 */
export function labelsOf(preset: Preset, inspection: Inspection): Labels | undefined {
	const names = hasHeadings(inspection) ? inspection.headings : namesOf(preset, inspection);
	if (names === undefined) return undefined;
	const places = new Map(names.map((name, i) => [keyOf(name), i] as const).reverse());
	return { names, indexOf: (heading) => places.get(keyOf(heading)) };
}

/** Whether the first look found headings, as every file has them that is no text or sheet. */
export function hasHeadings({ read }: Pick<Inspection, 'read'>): boolean {
	return !('header' in read) || read.header;
}

function namesOf({ names }: Preset, inspection: Inspection): readonly string[] | undefined {
	if (names !== undefined) return names(inspection);
	return inspection.rows[0]?.map((cell) => cell ?? '');
}

/** A heading as headings are compared. */
export function keyOf(heading: string): string {
	return wordsOf(heading).join(' ');
}

/** The values of a column in the records that were looked at, without empty ones. */
export function valuesOf({ rows }: Pick<Inspection, 'rows'>, index: number): string[] {
	return rows.map((row) => row[index]?.trim() ?? '').filter((value) => value !== '');
}
