import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { requirements } from '$lib/notebook/graph';

/** The cells that refer to an input, in the order of the notebook. */
export function usersOfInput(document: NotebookDocument, input: string): readonly string[] {
	return document.cells.filter((cell) => needs(document, cell).includes(input)).map(({ id }) => id);
}

function needs(document: NotebookDocument, cell: Cell): readonly string[] {
	try {
		return requirements(document, cell, analysisOf);
	} catch {
		return [];
	}
}
