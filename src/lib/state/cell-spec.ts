import { analysisOf } from '$lib/journey/registry';
import { SpecError } from '$lib/journey/spec-error';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { resolvedCell } from '$lib/notebook/inputs';

export interface ParsedSpec {
	/** The complete settings, with the values of inputs. */
	readonly spec: unknown;
	/** Whether they can be shown: the value of an input, or an input that is gone, may make them none. */
	readonly valid: boolean;
}

/** A cell's settings as its form and its view get them. */
export function parsedSpec(document: NotebookDocument, cell: Cell): ParsedSpec {
	const own = resolvedCell(document, cell).spec;
	try {
		return { spec: analysisOf(cell.kind)?.parse(own), valid: true };
	} catch (error) {
		if (!(error instanceof SpecError)) throw error;
		return { spec: own, valid: false };
	}
}
