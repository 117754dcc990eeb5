import { SOURCES, type Build, type Rows } from '$lib/journey/analysis';
import { contextOf } from '$lib/journey/context';
import { SpecError } from '$lib/journey/spec-error';
import { loadBuild } from '$lib/journey/tables';
import type { NotebookDocument } from '$lib/notebook/document';
import { buildOrder, GraphError, requirements, type AnalysisOf } from '$lib/notebook/graph';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';
import { rowsFromArrow } from './rows';
import { dataOf, takeFiles, type PreparedStore, type TakeOptions } from './take-files';

/** What a cell gave. */
export interface CellResult {
	readonly key: string;
	readonly kind: string;
	/** Plain and structured-cloneable; its shape is the kind's own. */
	readonly result: unknown;
	/** Time that reading took, in seconds, without what was built before. */
	readonly seconds: number;
}

export interface BuildOptions extends Omit<TakeOptions, 'prepared'> {
	/** Where it is absent, files are read into the engine itself. */
	readonly prepared?: PreparedStore;
}

export interface RunOptions extends BuildOptions {
	readonly analysisOf: AnalysisOf;
}

/**
 * Runs a cell: makes the tables of all that it depends on, unless they are there, then reads and decodes.
 * Rejects with `GraphError`, `SpecError`, `EngineError`, or the signal's reason.
 */
export async function runCell(
	signal: AbortSignal,
	document: NotebookDocument,
	id: string,
	options: RunOptions
): Promise<CellResult> {
	const { engine, analysisOf, onProgress } = options;
	const order = buildOrder(document, id, analysisOf);
	const cell = order.at(-1);
	const analysis = cell && analysisOf(cell.kind);
	if (cell === undefined || analysis === undefined) throw new GraphError('missing', [id]);

	await makeTables(signal, document, id, options);
	const keys = resultKeys(document, id, analysisOf);
	const context = contextOf(document, cell, keys, analysisOf);
	const spec = analysis.parse(resolvedCell(document, cell).spec);
	const start = performance.now();
	const rows = new Map<string, Rows>();
	for (const statement of analysis.compile(spec, context)) {
		onProgress({ name: statement.name, unit: 'steps', done: 0, total: 1 });
		rows.set(statement.name, rowsFromArrow(await engine.read(signal, statement)));
	}
	const result = analysis.decode(rows, spec, context);
	const seconds = (performance.now() - start) / 1000;
	return { key: context.key, kind: cell.kind, result, seconds };
}

/** Makes the tables of all that a cell rests on, and its own, unless they are there. Rejects as `runCell`. */
export async function makeTables(
	signal: AbortSignal,
	document: NotebookDocument,
	id: string,
	options: RunOptions
): Promise<void> {
	await makeBuilds(signal, buildsFor(document, id, options.analysisOf), options);
}

/** Makes the tables of builds in their order, or takes them from an earlier visit, unless they are there. */
export async function makeBuilds(
	signal: AbortSignal,
	builds: readonly Build[],
	options: BuildOptions
): Promise<void> {
	if (builds.length === 0) return;
	const { engine, prepared, onProgress } = options;
	const keys = await engine.missing(
		signal,
		builds.map(({ key }) => key)
	);
	const missing = builds.filter(({ key }) => keys.includes(key));
	const taken =
		prepared === undefined ? [] : await takeFiles(signal, missing, { ...options, prepared });
	for (const build of missing.filter((build) => !taken.includes(build))) {
		const files = await dataOf(build, options);
		await engine.ensure(signal, build, files, onProgress);
	}
}

/** Every build that a cell rests on, its own last, in the order in which they have to be made. */
export function buildsFor(
	document: NotebookDocument,
	id: string,
	analysisOf: AnalysisOf
): readonly Build[] {
	const keys = resultKeys(document, id, analysisOf);
	const builds = new Map<string, Build>();
	const add = (build: Build) => builds.set(build.key, builds.get(build.key) ?? build);
	for (const cell of buildOrder(document, id, analysisOf)) {
		const analysis = analysisOf(cell.kind);
		if (analysis === undefined) throw new GraphError('unknown-kind', [cell.id]);
		if (requirements(document, cell, analysisOf).includes(SOURCES)) {
			for (const source of document.sources) add(loadBuild(source));
		}
		const context = contextOf(document, cell, keys, analysisOf);
		for (const build of analysis.builds(analysis.parse(resolvedCell(document, cell).spec), context))
			add(build);
	}
	return [...builds.values()];
}

/** The keys of every build that some cell of a document rests on. A cell that cannot be built holds nothing. */
export function neededBuilds(
	document: NotebookDocument,
	analysisOf: AnalysisOf
): readonly string[] {
	const keys = new Set<string>();
	for (const { id } of document.cells) {
		try {
			for (const build of buildsFor(document, id, analysisOf)) keys.add(build.key);
		} catch (error) {
			if (!(error instanceof GraphError || error instanceof SpecError)) throw error;
		}
	}
	return [...keys];
}
