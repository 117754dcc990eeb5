import { analysisOf } from '$lib/journey/registry';
import type { ChartSpec } from '$lib/journey/chart/spec';
import { suggestChart } from '$lib/journey/chart/suggest';
import { contextOf } from '$lib/journey/context';
import { SOURCES, type Relation } from '$lib/journey/analysis';
import type { Cell } from '$lib/notebook/document';
import { scopeOf } from '$lib/notebook/graph';
import { resultKeys } from '$lib/notebook/result-key';
import { CellReads, type Place } from './cell-reads';

/** Rows from which a picture is suggested. */
const SEEN = 2000;

/**
 * What a chart of a relation could draw, by its columns and first rows. The tables that it needs are made
 * first. Rejects as the relation's own cell would.
 */
export async function suggestFor(
	signal: AbortSignal,
	place: Place,
	chart: Cell,
	relation: string
): Promise<Partial<ChartSpec>> {
	const { document } = place;
	// As if the chart drew it: so what has to be made, and what it is called, is found in one way.
	const asking: Cell = { ...chart, spec: { relation } };
	const asked = {
		...document,
		cells: document.cells.map((cell) => (cell.id === chart.id ? asking : cell))
	};
	const reads = new CellReads(signal, { ...place, document: asked });
	await reads.ready(chart.id);
	const keys = resultKeys(asked, chart.id, analysisOf);
	const context = contextOf(asked, asking, keys, analysisOf);
	const node = scopeOf(asked, asking, analysisOf).relations.find(
		({ name }) => name === relation
	)?.node;
	const found: Relation | undefined = context
		.relationsOf(node ?? SOURCES)
		.find(({ name }) => name === relation);
	if (found === undefined) return {};
	const rows = await reads.rows({
		name: relation,
		sql: `select * from (${found.query}) limit ${SEEN}`
	});
	return suggestChart(
		rows.columns.map(({ name, type }) => ({ name, type, values: Array.from(rows.column(name)) }))
	);
}
