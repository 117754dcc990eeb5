import * as v from 'valibot';
import type { Pace } from '$lib/engine/protocol';
import { freeName as freeInputName } from '$lib/journey/input/input';
import { analysisOf } from '$lib/journey/registry';
import { words } from './locale.svelte';
import { cellWith, freeId, freeName } from './new-cell';
import type { Key } from '$lib/messages';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { apply, type Operation } from '$lib/notebook/operations';

/** The cells that a first drop gets: who, which journeys, which paths, how many. */
const FIRST = ['sources', 'identity', 'journeys', 'paths', 'metrics'] as const;

/** Interactions that tell how close they follow each other. */
const ENOUGH = 20;

/**
 * Whether interactions come so far apart, in every source that tells, that sessions of half an hour would be of one
 * each: calls, tickets, receipts.
 */
export function areApart(paces: readonly Pace[]): boolean {
	const telling = paces.filter(({ pairs }) => pairs >= ENOUGH);
	return telling.length > 0 && telling.every(({ pairs, close }) => close < pairs / 2);
}

/**
 * The operations that give a document without cells its first ones. Of interactions that come `apart` all of a
 * person's are one journey.
 */
export function startCells(document: NotebookDocument, apart = false): readonly Operation[] {
	const operations: Operation[] = [];
	let current = document;
	for (const kind of FIRST) {
		const made = newCell(current, kind, words.t(`cells.name-${kind}` satisfies Key));
		if (made === undefined) continue;
		const operation = apart && kind === 'journeys' ? whole(made) : made;
		operations.push(operation);
		current = apply(current, operation);
	}
	return operations;
}

type AddCell = Extract<Operation, { op: 'add-cell' }>;

/** Journeys that are cut by inactivity, not cut. */
function whole(operation: AddCell): AddCell {
	const { cell } = operation;
	const cut = v.safeParse(v.object({ by: v.literal('inactivity') }), cell.spec['cut']);
	if (!cut.success) return operation;
	return { ...operation, cell: { ...cell, spec: { ...cell.spec, cut: { by: 'history' } } } };
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
	const { kind, spec } = cell;
	const copy = {
		...cell,
		id: freeId(document, kind),
		name: freeName(document, cell.name),
		// Two inputs of one name would be one that cannot be set.
		spec: kind === 'input' ? { ...spec, name: freeInputName(document, String(spec['name'])) } : spec
	};
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
