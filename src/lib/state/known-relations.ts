import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { scopeOf } from '$lib/notebook/graph';

/** The names that a SQL cell can read, each once. */
export function knownRelations(document: NotebookDocument, cell: Cell): readonly string[] {
	return [...new Set(scopeOf(document, cell, analysisOf).relations.map(({ name }) => name))];
}
