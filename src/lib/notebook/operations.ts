import type { Source } from '$lib/import/source';
import { SOURCES } from '$lib/journey/analysis';
import type { Cell, NotebookDocument, Settings } from './document';

/** Every edit of a notebook. */
export type Operation =
	| { readonly op: 'rename'; readonly title: string }
	| { readonly op: 'settings'; readonly settings: Partial<Settings> }
	| { readonly op: 'add-source'; readonly source: Source }
	| { readonly op: 'change-source'; readonly source: Source }
	| { readonly op: 'remove-source'; readonly id: string }
	/** Puts the cell before the one at `index`, or last where there is no index. */
	| { readonly op: 'add-cell'; readonly cell: Cell; readonly index?: number }
	| { readonly op: 'change-cell'; readonly id: string; readonly spec: Cell['spec'] }
	| { readonly op: 'rename-cell'; readonly id: string; readonly name: string }
	/** Moves the cell so that it stands at `index` afterwards. */
	| { readonly op: 'move-cell'; readonly id: string; readonly index: number }
	| { readonly op: 'remove-cell'; readonly id: string };

/** An operation that does not fit the document it was applied to: a fault of the caller. */
export class OperationError extends Error {
	override readonly name = 'OperationError';
}

/** The document after one edit. Pure; what does not change is shared with the document before. */
export function apply(document: NotebookDocument, operation: Operation): NotebookDocument {
	switch (operation.op) {
		case 'rename':
			return { ...document, title: operation.title };
		case 'settings':
			return { ...document, settings: { ...document.settings, ...operation.settings } };
		case 'add-source':
			refuseTaken(document.sources, operation.source.id);
			return { ...document, sources: [...document.sources, operation.source] };
		case 'change-source':
			return {
				...document,
				sources: replace(document.sources, operation.source.id, () => operation.source)
			};
		case 'remove-source':
			return { ...document, sources: without(document.sources, operation.id) };
		case 'add-cell': {
			refuseTaken(document.cells, operation.cell.id);
			// A cell of that id would stand for all sources in every spec that names it.
			if (operation.cell.id === SOURCES) throw new OperationError(`${SOURCES} is no id of a cell`);
			const index = operation.index ?? document.cells.length;
			return { ...document, cells: document.cells.toSpliced(index, 0, operation.cell) };
		}
		case 'change-cell':
			return changeCell(document, operation.id, (cell) => ({ ...cell, spec: operation.spec }));
		case 'rename-cell':
			return changeCell(document, operation.id, (cell) => ({ ...cell, name: operation.name }));
		case 'move-cell': {
			const cell = find(document.cells, operation.id);
			const rest = without(document.cells, operation.id);
			return { ...document, cells: rest.toSpliced(operation.index, 0, cell) };
		}
		case 'remove-cell':
			return { ...document, cells: without(document.cells, operation.id) };
	}
}

interface Identified {
	readonly id: string;
}

function changeCell(document: NotebookDocument, id: string, change: (cell: Cell) => Cell) {
	return { ...document, cells: replace(document.cells, id, change) };
}

function find<T extends Identified>(items: readonly T[], id: string): T {
	const found = items.find((item) => item.id === id);
	if (found === undefined) throw new OperationError(`nothing is called ${id}`);
	return found;
}

function replace<T extends Identified>(items: readonly T[], id: string, change: (item: T) => T) {
	find(items, id);
	return items.map((item) => (item.id === id ? change(item) : item));
}

function without<T extends Identified>(items: readonly T[], id: string): readonly T[] {
	find(items, id);
	return items.filter((item) => item.id !== id);
}

function refuseTaken(items: readonly Identified[], id: string): void {
	if (items.some((item) => item.id === id)) throw new OperationError(`${id} is taken`);
}
