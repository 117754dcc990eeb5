import type { Cell, NotebookDocument } from '$lib/notebook/document';
import type { Operation } from '$lib/notebook/operations';

/** The operation that adds a cell of a kind with these settings. */
export function cellWith(
	document: NotebookDocument,
	kind: string,
	name: string,
	spec: Cell['spec'],
	index?: number
): Extract<Operation, { op: 'add-cell' }> {
	const cell = { id: freeId(document, kind), kind, name: freeName(document, name), spec };
	return { op: 'add-cell', cell, ...(index === undefined ? {} : { index }) };
}

/**
 * An id that no cell has, and none speaks of: what rests on a cell that was removed does not rest on the next one.
 * It begins with the kind.
 */
export function freeId(document: NotebookDocument, kind: string): string {
	// `sources` is the node of all sources, so a cell cannot be called that.
	const taken = new Set([
		'sources',
		...document.cells.flatMap(({ id, spec }) => [id, ...textsIn(spec)])
	]);
	for (let n = 1; ; n++) {
		const id = n === 1 ? kind : `${kind}-${n}`;
		if (!taken.has(id)) return id;
	}
}

/** All texts in a value of JSON. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A name that no source and no other cell has, so that SQL cells can tell them apart. */
export function freeName(document: NotebookDocument, name: string): string {
	const taken = new Set(
		[...document.sources, ...document.cells].map((one) => one.name.toLowerCase())
	);
	for (let n = 1; ; n++) {
		const tried = n === 1 ? name : `${name} ${n}`;
		if (!taken.has(tried.toLowerCase())) return tried;
	}
}
