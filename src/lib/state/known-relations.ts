import { inputsOf } from '$lib/journey/input/values';
import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { scopeOf } from '$lib/notebook/graph';

/** What inputs are called in a statement. */
export function knownInputs(document: NotebookDocument): readonly string[] {
	return [...inputsOf(document).values()].flatMap(({ name, value }) =>
		value.type === 'range' ? [`$${name}.from`, `$${name}.to`] : [`$${name}`]
	);
}

/** The names that a SQL cell can read, each once. */
export function knownRelations(document: NotebookDocument, cell: Cell): readonly string[] {
	return [...new Set(scopeOf(document, cell, analysisOf).relations.map(({ name }) => name))];
}
