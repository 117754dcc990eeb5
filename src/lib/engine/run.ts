import { SOURCES, type Build, type Rows } from '$lib/journey/analysis';
import { contextOf } from '$lib/journey/context';
import { SpecError } from '$lib/journey/spec-error';
import { loadBuild } from '$lib/journey/tables';
import type { NotebookDocument } from '$lib/notebook/document';
import { buildOrder, GraphError, requirements, type AnalysisOf } from '$lib/notebook/graph';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';
import type { DataFile, Engine, OnProgress, Prepared } from './protocol';
import { rowsFromArrow } from './rows';

/** What a cell gave. */
export interface CellResult {
	readonly key: string;
	readonly kind: string;
	/** Plain and structured-cloneable; its shape is the kind's own. */
	readonly result: unknown;
	/** Time that reading took, in seconds, without what was built before. */
	readonly seconds: number;
}

/** Where tables of earlier visits are, by the key of their build. */
export interface PreparedSource {
	get(key: string): Promise<Prepared | undefined>;
	/** What is stored under the key is of no use. */
	drop(key: string): Promise<void>;
}

export interface BuildOptions {
	readonly engine: Engine;
	/** The files behind content hashes. Rejects with `EngineError` (`file-missing`). */
	readonly fileOf: (hash: string, name: string) => Promise<DataFile>;
	readonly prepared?: PreparedSource;
	readonly onProgress: OnProgress;
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
	for (const build of builds) {
		if (await adopted(signal, build, options)) continue;
		const files = await filesOf(build, options);
		await options.engine.ensure(signal, build, files, options.onProgress);
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

/** Whether the tables of a build are there, or could be taken from what was prepared on an earlier visit. */
async function adopted(
	signal: AbortSignal,
	build: Build,
	{ engine, prepared }: BuildOptions
): Promise<boolean> {
	if (prepared === undefined || !readsFiles(build)) return false;
	const found = await prepared.get(build.key);
	if (found === undefined) return false;
	if (await engine.adopt(signal, build, found)) return true;
	await prepared.drop(build.key);
	return false;
}

/** Whether a build is made of files. */
export function readsFiles({ steps }: Build): boolean {
	return steps.some((step) => step.kind === 'load');
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

async function filesOf(build: Build, options: BuildOptions): Promise<readonly DataFile[]> {
	const wanted = build.steps.flatMap((step) => (step.kind === 'load' ? step.source.files : []));
	return Promise.all(wanted.map((file) => options.fileOf(file.hash, file.name)));
}
