import { SOURCES } from '$lib/journey/analysis';
import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { scopeOf } from '$lib/notebook/graph';
import { resultKeys } from '$lib/notebook/result-key';
import { name as quoted } from '$lib/sql/quote';
import { CellReads, type Place } from './cell-reads';

/** The cell that gives a relation; undefined where the sources do. */
export function giverOf(
	document: NotebookDocument,
	cell: Cell,
	relation: string
): string | undefined {
	const found = scopeOf(document, cell, analysisOf).relations.find(({ name }) => name === relation);
	return document.cells.find(({ id }) => id === found?.node)?.id;
}

/** The columns of a relation that a SQL cell can read. Rejects as the relation's own cell would. */
export async function columnsOf(
	signal: AbortSignal,
	place: Place,
	cell: Cell,
	relation: string
): Promise<readonly string[]> {
	// As if the cell read it: so what has to be made, and what it is called, is found in one way.
	const asking: Cell = { ...cell, spec: { sql: `select * from ${quoted(relation)}` } };
	const document = {
		...place.document,
		cells: place.document.cells.map((one) => (one.id === cell.id ? asking : one))
	};
	const reads = new CellReads(signal, { ...place, document });
	await reads.ready(cell.id);
	const context = contextOf(
		document,
		asking,
		resultKeys(document, cell.id, analysisOf),
		analysisOf
	);
	const found = scopeOf(document, asking, analysisOf).relations.find(
		({ name }) => name === relation
	);
	const query = context
		.relationsOf(found?.node ?? SOURCES)
		.find(({ name }) => name === relation)?.query;
	if (query === undefined) return [];
	const rows = await reads.rows({ name: relation, sql: `select * from (${query}) limit 0` });
	return rows.columns.map(({ name }) => name);
}

/** Names that a text speaks of, as a whole and whatever their case. */
export function spokenOf(text: string, names: readonly string[]): readonly string[] {
	const said = text.toLowerCase();
	return names.filter((one) => {
		const name = one.toLowerCase();
		for (let at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1)) {
			const [before, after] = [said[at - 1] ?? ' ', said[at + name.length] ?? ' '];
			if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return true;
		}
		return false;
	});
}
