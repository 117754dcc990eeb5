import { analysisOf } from '$lib/journey/registry';
import { words } from './locale.svelte';
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
	const cell = {
		id: freeId(document, kind),
		kind,
		name: freeName(document, name),
		spec: { ...spec }
	};
	return { op: 'add-cell', cell, ...(index === undefined ? {} : { index }) };
}

/** The operation that puts a copy of a cell below it. */
export function copyOfCell(
	document: NotebookDocument,
	cell: Cell
): Extract<Operation, { op: 'add-cell' }> {
	const copy = { ...cell, id: freeId(document, cell.kind), name: freeName(document, cell.name) };
	return { op: 'add-cell', cell: copy, index: document.cells.indexOf(cell) + 1 };
}

function freeId(document: NotebookDocument, kind: string): string {
	// `sources` is the node of all sources, so a cell cannot be called that.
	const taken = new Set(['sources', ...document.cells.map((cell) => cell.id)]);
	for (let n = 1; ; n++) {
		const id = n === 1 ? kind : `${kind}-${n}`;
		if (!taken.has(id)) return id;
	}
}

/** A name that no source and no other cell has, so that SQL cells can tell them apart. */
function freeName(document: NotebookDocument, name: string): string {
	const taken = new Set(
		[...document.sources, ...document.cells].map((one) => one.name.toLowerCase())
	);
	for (let n = 1; ; n++) {
		const tried = n === 1 ? name : `${name} ${n}`;
		if (!taken.has(tried.toLowerCase())) return tried;
	}
}
