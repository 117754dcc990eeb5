import { rowsFromArrow } from '$lib/engine/rows';
import { runCell, type CellResult } from '$lib/engine/run';
import type { Source } from '$lib/import/source';
import type { Context, Rows } from '$lib/journey/analysis';
import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION, type Cell } from '$lib/notebook/document';
import { parseDocument } from '$lib/notebook/file';
import { cellOf } from '$lib/notebook/graph';
import { resultKeys } from '$lib/notebook/result-key';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';

/** A source of one file, and that file. Hashes tell files apart. */
export interface LabSource {
	readonly source: Source;
	readonly csv: Blob;
}

/** A cell of a notebook; its name is its id. */
export type LabCell = Pick<Cell, 'id' | 'kind' | 'spec'>;

function documentOf(given: readonly LabSource[], cells: readonly LabCell[], settings: object) {
	return parseDocument(
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
}

const calm = () => new AbortController().signal;

/** Runs notebooks about a few rows on the real engine. */
export class Lab {
	readonly #engine: LocalEngine;

	private constructor(engine: LocalEngine) {
		this.#engine = engine;
	}

	static async open(): Promise<Lab> {
		return new Lab(new LocalEngine(await openDatabase()));
	}

	/** What a cell of such a notebook is compiled in. */
	contextOf(
		given: readonly LabSource[],
		cells: readonly LabCell[],
		id = cells.at(-1)?.id ?? ''
	): Context {
		const document = documentOf(given, cells, {});
		const cell = cellOf(document, id);
		if (cell === undefined) throw new Error(`there is no cell ${id}`);
		return contextOf(document, cell, resultKeys(document, id, analysisOf), analysisOf);
	}

	/** Runs one of the cells, the last unless told, and what it rests on. Rejects as `runCell` does. */
	run(
		given: readonly LabSource[],
		cells: readonly LabCell[],
		id = cells.at(-1)?.id ?? '',
		settings: object = {}
	): Promise<CellResult> {
		const document = documentOf(given, cells, settings);
		const files = new Map(given.map(({ source, csv }) => [source.files[0]?.hash, csv]));
		return runCell(calm(), document, id, {
			engine: this.#engine,
			analysisOf,
			fileOf: async (hash) => ({ hash, blob: files.get(hash) ?? new Blob() }),
			onProgress: () => undefined
		});
	}

	/** What a statement gives over the tables that were built. */
	async read(sql: string): Promise<Rows> {
		return rowsFromArrow(await this.#engine.read(calm(), { name: 'read', sql }));
	}

	/** Forgets the tables of what ran before. */
	forget(): Promise<void> {
		return this.#engine.retain(new AbortController().signal, []);
	}
}
