import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import type { Statement, Step } from '$lib/journey/analysis';
import { withoutKeys } from '$lib/journey/relations/inner';
import type { Translate } from '$lib/messages';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';

/**
 * The SQL of a cell as one text: what it makes of its own, then what it reads. What it rests on is shown
 * by the cells that make it. Throws what compiling throws.
 */
export function statementsOf(document: NotebookDocument, cell: Cell, t: Translate): string {
	const keys = resultKeys(document, cell.id, analysisOf);
	const context = contextOf(document, cell, keys, analysisOf);
	const analysis = analysisOf(cell.kind);
	const spec = analysis?.parse(resolvedCell(document, cell).spec);
	const own = analysis?.builds(spec, context) ?? [];
	const texts = [
		...own.flatMap(({ steps }) => steps).map((step) => textOf(step, t)),
		...(analysis?.compile(spec, context) ?? []).map(({ name, sql }) => titled(name, sql))
	];
	return texts.join('\n\n');
}

/** What a cell reads, as statements of a SQL cell: by the names of cells and sources alone. */
export function copiesOf(document: NotebookDocument, cell: Cell): readonly Statement[] {
	const analysis = analysisOf(cell.kind);
	if (analysis === undefined || analysis.asks) return [];
	const keys = resultKeys(document, cell.id, analysisOf);
	const context = contextOf(document, cell, keys, analysisOf);
	const spec = analysis.parse(resolvedCell(document, cell).spec);
	return analysis.compile(spec, context).flatMap(({ name, sql }) => {
		const copy = withoutKeys(sql, context, keys);
		return copy === undefined ? [] : [{ name, sql: copy }];
	});
}

function textOf(step: Step, t: Translate): string {
	switch (step.kind) {
		case 'sql':
			return titled(step.name, step.sql);
		case 'components':
			return titled(t('cells.sql-components'), step.sql);
		case 'load':
			return titled(step.name, '');
	}
}

function titled(title: string, sql: string): string {
	return `-- ${title}\n${sql};`;
}
