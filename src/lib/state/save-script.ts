import { buildsFor } from '$lib/engine/run';
import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import type { Translate } from '$lib/messages';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';
import { sqlScript, type ScriptCell } from '$lib/share/sql-script';
import { sentenceOf } from './error-sentence';
import { saveText } from './save-text';
import { plainName } from './take-out';

/** The whole notebook as a script for native DuckDB. */
export function scriptOf(document: NotebookDocument, t: Translate): string {
	const nameOf = (id: string) => document.cells.find((cell) => cell.id === id)?.name ?? id;
	const cells = document.cells
		.filter((cell) => analysisOf(cell.kind)?.runs === true)
		.map((cell) => partOf(document, cell, (error) => sentenceOf(error, t, nameOf)));
	return sqlScript(document, cells, {
		head: t('export.script-head', {
			title: document.title,
			files: document.sources.flatMap(({ files }) => files.map(({ name }) => name)).join(', ')
		}),
		components: t('export.script-components'),
		fault: (cell, why) => t('export.script-fault', { cell, why }),
		file: (file) => t('export.script-file', { file }),
		parquet: (source, file) => t('export.script-parquet', { source, file }),
		encoding: (file) => t('export.script-encoding', { file })
	});
}

/** Hands that script to the browser as a download. */
export function saveScript(document: NotebookDocument, t: Translate): void {
	saveText(`${plainName(document.title)}.sql`, scriptOf(document, t), 'application/sql');
}

function partOf(
	document: NotebookDocument,
	cell: Cell,
	say: (error: unknown) => string
): ScriptCell {
	try {
		const keys = resultKeys(document, cell.id, analysisOf);
		const context = contextOf(document, cell, keys, analysisOf);
		const analysis = analysisOf(cell.kind);
		const spec = analysis?.parse(resolvedCell(document, cell).spec);
		const builds = buildsFor(document, cell.id, analysisOf);
		const statements = analysis?.compile(spec, context) ?? [];
		const own = analysis?.builds(spec, context).flatMap(({ tables }) => tables) ?? [];
		return { cell, own, builds, statements };
	} catch (error) {
		return { cell, own: [], builds: [], statements: [], fault: say(error) };
	}
}
