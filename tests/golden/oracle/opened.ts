import type { Lab, LabCell, LabSource } from '../../../cli/golden/lab';
import type { Value } from '$lib/journey/analysis';
import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from '$lib/notebook/document';
import { parseDocument } from '$lib/notebook/file';
import { resultKeys } from '$lib/notebook/result-key';

/** The units behind a number of the last cell, which has just been run: each once, in ascending order. */
export async function openedBy(
	lab: Lab,
	given: readonly LabSource[],
	cells: readonly LabCell[],
	pick: unknown,
	settings: object = {}
): Promise<Value[]> {
	const document = parseDocument(
		{
			format: DOCUMENT_FORMAT,
			version: DOCUMENT_VERSION,
			title: 'lab',
			settings,
			sources: given.map(({ source }) => source),
			cells: cells.map((cell) => ({ ...cell, name: cell.id }))
		},
		analysisOf
	);
	const cell = document.cells.at(-1)!;
	const keys = resultKeys(document, cell.id, analysisOf);
	const analysis = analysisOf(cell.kind)!;
	const context = contextOf(document, cell, keys, analysisOf);
	// A pick comes back from a document: as JSON.
	const kept: unknown = JSON.parse(JSON.stringify(pick));
	const { unit, query } = analysis.behind!(kept, analysis.parse(cell.spec), context);
	const rows = await lab.read(`select distinct ${unit} from (${query}) order by ${unit}`);
	return Array.from(rows.column(unit));
}
