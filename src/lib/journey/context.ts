import { cellOf, scopeOf, type AnalysisOf } from '$lib/notebook/graph';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { resolvedCell } from '$lib/notebook/inputs';
import { SOURCES, type Analysis, type Behind, type Context } from './analysis';
import { sourceRelations } from './relations/sources';
import { SpecError } from './spec-error';

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
	const contextFor = (other: Cell) => contextOf(document, other, keys, analysisOf);
	/** What another cell's analysis says of it; nothing where there is none. */
	const of = <T>(
		node: string,
		say: (analysis: Analysis, spec: unknown, where: Context) => readonly T[]
	): readonly T[] => {
		const other = cellOf(document, node);
		const analysis = other && analysisOf(other.kind);
		if (other === undefined || analysis === undefined) return [];
		return say(analysis, analysis.parse(resolvedCell(document, other).spec), contextFor(other));
	};
	const context: Context = {
		settings: document.settings,
		sources: document.sources,
		cell,
		key: keyOf(cell.id),
		scope: scopeOf(document, cell, analysisOf),
		keyOf,
		relationsOf(node) {
			if (node === SOURCES) return sourceRelations(document.sources);
			return of(node, (analysis, spec, where) => analysis.relations(spec, where));
		},
		tablesOf(node) {
			const builds = of(node, (analysis, spec, where) => analysis.builds(spec, where));
			return builds.flatMap(({ tables }) => tables);
		},
		behindOf(of) {
			if (!('cell' in of)) return behind(of.kind, of.spec, of.pick, frozen(context, of.kind));
			const other = cellOf(document, of.cell);
			if (other === undefined) throw nobody(cell.kind);
			return behind(other.kind, resolvedCell(document, other).spec, of.pick, contextFor(other));
		}
	};
	const behind = (kind: string, spec: unknown, pick: unknown, where: Context): Behind => {
		const analysis = analysisOf(kind);
		if (analysis?.behind === undefined) throw nobody(cell.kind);
		return analysis.behind(pick, analysis.parse(spec), where);
	};
	return context;
}

const nobody = (kind: string) => new SpecError(kind, 'condition', 'nobody is behind that number');

/** Where a spec is asked that no cell has: there is nothing of its own to read. */
function frozen(context: Context, kind: string): Context {
	return {
		...context,
		cell: { ...context.cell, kind },
		get key(): string {
			throw new SpecError(context.cell.kind, 'condition', `${kind} reads tables of its own`);
		}
	};
}
