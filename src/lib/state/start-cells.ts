import { analysisOf } from '$lib/journey/registry';
import { words } from './locale.svelte';
import { cellWith, freeId, freeName } from './new-cell';
import type { Key } from '$lib/messages';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { apply, type Operation } from '$lib/notebook/operations';

/** The cells that a first drop gets: who, which journeys, which paths, how many. */
const FIRST = ['sources', 'identity', 'journeys', 'paths', 'metrics'] as const;

/** The operations that give a document without cells its first ones. */
export function startCells(document: NotebookDocument): readonly Operation[] {
	const operations: Operation[] = [];
	let current = document;
	for (const kind of FIRST) {
		const operation = newCell(current, kind, words.t(`cells.name-${kind}` satisfies Key));
		if (operation === undefined) continue;
		operations.push(operation);
		current = apply(current, operation);
	}
	return operations;
}

/** The operation that adds a new cell of a kind, or undefined where what it needs is not there yet. */
export function newCell(
	document: NotebookDocument,
	kind: string,
	name: string,
	index?: number
): Extract<Operation, { op: 'add-cell' }> | undefined {
	const spec = analysisOf(kind)?.initial(document);
	if (spec === undefined || spec === null) return undefined;
	return cellWith(document, kind, name, { ...spec }, index);
}

/** The operation that puts a copy of a cell below it. */
export function copyOfCell(
	document: NotebookDocument,
	cell: Cell
): Extract<Operation, { op: 'add-cell' }> {
	const copy = { ...cell, id: freeId(document, cell.kind), name: freeName(document, cell.name) };
	return { op: 'add-cell', cell: copy, index: document.cells.indexOf(cell) + 1 };
}

/** The operation that puts a new SQL cell below another. */
export function sqlCellBelow(
	document: NotebookDocument,
	cell: Cell,
	name: string,
	sql: string
): Extract<Operation, { op: 'add-cell' }> {
	const made = {
		id: freeId(document, 'sql'),
		kind: 'sql',
		name: freeName(document, name),
		spec: { sql }
	};
	return { op: 'add-cell', cell: made, index: document.cells.indexOf(cell) + 1 };
}
