import { makeTables, type PreparedSource } from '$lib/engine/run';
import type { DataFile, Engine, OnProgress } from '$lib/engine/protocol';
import { rowsFromArrow } from '$lib/engine/rows';
import type { Rows, Statement } from '$lib/journey/analysis';
import { analysisOf } from '$lib/journey/registry';
import { objects } from '$lib/journey/rows';
import type { NotebookDocument } from '$lib/notebook/document';
import { resultKeys } from '$lib/notebook/result-key';

/** Where the cells of a notebook can be asked for more than their results. */
export interface Place {
	readonly engine: Engine;
	readonly fileOf: (hash: string, name: string) => Promise<DataFile>;
	/** Tables of earlier visits. */
	readonly prepared?: PreparedSource;
	readonly document: NotebookDocument;
}

/** Reads from the tables that cells leave. Every call rejects with the signal's reason. */
export class CellReads {
	readonly #signal: AbortSignal;
	readonly #place: Place;

	constructor(signal: AbortSignal, place: Place) {
		this.#signal = signal;
		this.#place = place;
	}

	/** Makes a cell's tables unless they are there, and gives its key. */
	async ready(cell: string, onProgress: OnProgress = () => undefined): Promise<string> {
		const { document } = this.#place;
		await makeTables(this.#signal, document, cell, { ...this.#place, analysisOf, onProgress });
		return resultKeys(document, cell, analysisOf).get(cell) ?? '';
	}

	async rows(statement: Statement): Promise<Rows> {
		return rowsFromArrow(await this.#place.engine.read(this.#signal, statement));
	}

	/** For at most some thousands of rows. */
	async objects(statement: Statement) {
		return objects(new Map([[statement.name, await this.rows(statement)]]), statement.name);
	}
}
