import { SOURCES, type Analysis, type Scope } from '$lib/journey/analysis';
import type { Cell, NotebookDocument } from './document';
import { inputCellsOf, resolved, resolvedCell } from './inputs';

/** Finds a kind's analysis; undefined for a kind that this version does not know. */
export type AnalysisOf = (kind: string) => Analysis | undefined;

/** Why a cell cannot run: what it names is missing or cannot give it what it needs. */
export class GraphError extends Error {
	override readonly name = 'GraphError';
	constructor(
		readonly code: 'cycle' | 'missing' | 'unknown-kind',
		/** Ids of the cells concerned: the cycle in order, or the cell and what it misses. */
		readonly cells: readonly string[]
	) {
		super(`${code}: ${cells.join(' → ')}`);
	}
}

export function cellOf(document: NotebookDocument, id: string): Cell | undefined {
	return document.cells.find((cell) => cell.id === id);
}

/** What a cell may name: every relation but its own, sources first. */
export function scopeOf(document: NotebookDocument, cell: Cell, analysisOf: AnalysisOf): Scope {
	const scope: Scope = {
		document: resolved(document),
		relations: [
			...document.sources.map(({ name }) => ({ name, node: SOURCES })),
			...document.cells
				.filter((other) => other.id !== cell.id)
				.flatMap((other) =>
					(analysisOf(other.kind)?.gives(other) ?? []).map((name) => ({ name, node: other.id }))
				)
		],
		requirementsOf(kind, spec) {
			const analysis = analysisOf(kind);
			if (analysis === undefined) throw new GraphError('unknown-kind', [cell.id]);
			return analysis.requires(analysis.parse(spec), scope);
		}
	};
	return scope;
}

/** The nodes that a cell names, in its spec's order: cell ids or `SOURCES`. Throws `GraphError`. */
export function requirements(
	document: NotebookDocument,
	cell: Cell,
	analysisOf: AnalysisOf
): readonly string[] {
	const analysis = analysisOf(cell.kind);
	if (analysis === undefined) throw new GraphError('unknown-kind', [cell.id]);
	const scope = scopeOf(document, cell, analysisOf);
	const spec = analysis.parse(resolvedCell(document, cell).spec);
	const inputs = inputCellsOf(document, cell);
	const needed = [...new Set([...analysis.requires(spec, scope), ...inputs])];
	for (const node of needed) {
		if (node !== SOURCES && cellOf(document, node) === undefined) {
			throw new GraphError('missing', [cell.id, node]);
		}
	}
	return needed;
}

/** The cells that must be built before this one, itself last. Throws `GraphError` that names a cycle. */
export function buildOrder(
	document: NotebookDocument,
	id: string,
	analysisOf: AnalysisOf
): readonly Cell[] {
	const order: Cell[] = [];
	const done = new Set<string>();
	const visit = (node: string, trail: readonly string[]): void => {
		if (node === SOURCES || done.has(node)) return;
		if (trail.includes(node)) {
			throw new GraphError('cycle', [...trail.slice(trail.indexOf(node)), node]);
		}
		const cell = cellOf(document, node);
		if (cell === undefined) throw new GraphError('missing', [node]);
		const needed = requirements(document, cell, analysisOf);
		for (const next of needed) visit(next, [...trail, node]);
		done.add(node);
		order.push(cell);
	};
	visit(id, []);
	return order;
}
