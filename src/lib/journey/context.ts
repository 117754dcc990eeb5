import { cellOf, scopeOf, type AnalysisOf } from '$lib/notebook/graph';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { SOURCES, type Context } from './analysis';
import { sourceRelations } from './source-relations';

/** What a cell is compiled in. `keys` are the result keys of the cell and of all that it depends on. */
export function contextOf(
	document: NotebookDocument,
	cell: Cell,
	keys: ReadonlyMap<string, string>,
	analysisOf: AnalysisOf
): Context {
	const keyOf = (node: string) => {
		const key = keys.get(node);
		if (key === undefined) throw new Error(`${node} is not among what ${cell.id} requires`);
		return key;
	};
	return {
		settings: document.settings,
		sources: document.sources,
		cell,
		key: keyOf(cell.id),
		scope: scopeOf(document, cell, analysisOf),
		keyOf,
		relationsOf(node) {
			if (node === SOURCES) return sourceRelations(document.sources);
			const other = cellOf(document, node);
			const analysis = other && analysisOf(other.kind);
			if (other === undefined || analysis === undefined) return [];
			return analysis.relations(
				analysis.parse(other.spec),
				contextOf(document, other, keys, analysisOf)
			);
		}
	};
}
