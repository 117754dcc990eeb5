import type { NotebookDocument } from '$lib/notebook/document';
import type { FileUse } from './rows';

/** So long can a deleted notebook be restored, and a removed file be put back by an older revision. */
export const RESTORABLE = 30 * 24 * 60 * 60 * 1000;

export function hashesOf(document: Pick<NotebookDocument, 'sources'>): string[] {
	const hashes = document.sources.flatMap((source) => source.files.map((file) => file.hash));
	return [...new Set(hashes)].filter((hash) => hash !== '');
}

/** Which files a notebook uses after it was saved with these; dropped ones are remembered for a while. */
export function usesAfter(
	before: readonly FileUse[],
	hashes: readonly string[],
	now: number
): FileUse[] {
	const dropped = before
		.filter((use) => !hashes.includes(use.hash))
		.map((use) => ({ hash: use.hash, droppedAt: use.droppedAt ?? now }));
	return [...hashes.map((hash) => ({ hash })), ...dropped.filter((use) => stillUsed(use, now))];
}

export function stillUsed(use: FileUse, now: number): boolean {
	return use.droppedAt === undefined || now - use.droppedAt < RESTORABLE;
}
