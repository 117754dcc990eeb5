import type { ReadHints, SourceRead } from '$lib/import/source';

/** What was set before, with what is set now; settings of another format are forgotten. */
export function hintsWith(before: ReadHints | undefined, changed: ReadHints): ReadHints {
	const same = before?.format === undefined || before.format === changed.format;
	// Of one format, by the line above.
	return (same ? { ...before, ...changed } : changed) as ReadHints;
}

/** How a file is read, with what has been set. */
export function readWith(read: SourceRead, given: ReadHints | undefined): SourceRead {
	const same = given !== undefined && (given.format ?? read.format) === read.format;
	return same ? ({ ...read, ...given } as SourceRead) : read;
}
