import { integersFromArrow, rowsFromArrow } from '$lib/engine/rows';
import { buildsFor, makeBuilds } from '$lib/engine/run';
import type { Build, Rows, Statement } from '$lib/journey/analysis';
import { lookAtTable, lookPage, numbered, type Look } from '$lib/journey/lists/look';
import { analysisOf } from '$lib/journey/registry';
import { loadBuild, loadTables, sqlTable } from '$lib/journey/tables';
import type { Source } from '$lib/import/source';
import type { NotebookDocument } from '$lib/notebook/document';
import { resultKeys } from '$lib/notebook/result-key';
import type { App } from './app.svelte';
import type { Place } from './cell-reads';

type Reach = Pick<App, 'engine' | 'fileOf' | 'tables'>;

/** Reads a table of the engine, which is made first wherever it is not there: the engine is a cache. */
export interface LookReader {
	read(signal: AbortSignal, statement: Statement): Promise<Rows>;
	/** The one column of a statement that gives whole numbers without nulls. */
	integers(signal: AbortSignal, statement: Statement): Promise<Int32Array>;
}

export interface LookedAt {
	readonly look: Look;
	readonly reader: LookReader;
}

/** The loaded rows of a source. Rejects with `EngineError`, or the signal's reason. */
export async function lookAtSource(
	signal: AbortSignal,
	app: Reach,
	source: Source
): Promise<LookedAt> {
	const reader = lookReader(placeIn(app), [loadBuild(source)]);
	const names = source.columns
		.filter(({ role }) => role.role !== 'ignore')
		.map(({ name }) => ({ name, type: 'other' as const }));
	// Prepared tables are views, which number no rows: these have a number of their own, with gaps in a sample.
	const number = source.sample === undefined ? '"row"' : 'row_number() over (order by "row") - 1';
	const columns = [{ name: 'row', type: 'integer' as const }, ...names];
	const look = numbered(loadTables(source).rows, number, columns);
	const { columns: found } = await reader.read(signal, lookPage(look, 0, 1));
	// The engine knows the types; the first column is the number that pages are read by.
	return { look: { ...look, columns: found.slice(1) }, reader };
}

/** All rows of a query's result. The user's statement runs, if its table is not there any more. */
export function lookAtResult(
	app: Reach,
	document: NotebookDocument,
	cell: string,
	columns: Look['columns']
): LookedAt {
	const key = resultKeys(document, cell, analysisOf).get(cell) ?? '';
	const reader = lookReader(placeIn(app), buildsFor(document, cell, analysisOf));
	return { look: lookAtTable(sqlTable(key), columns), reader };
}

/** Reads the tables of builds. */
export function lookReader(place: Omit<Place, 'document'>, builds: readonly Build[]): LookReader {
	const bytes = async (signal: AbortSignal, statement: Statement) => {
		await makeBuilds(signal, builds, { ...place, onProgress: () => undefined });
		return place.engine.read(signal, statement);
	};
	return {
		read: async (signal, statement) => rowsFromArrow(await bytes(signal, statement)),
		integers: async (signal, statement) => integersFromArrow(await bytes(signal, statement))
	};
}

const placeIn = ({ engine, fileOf, tables }: Reach) => ({
	engine: engine.client,
	fileOf,
	prepared: tables
});
