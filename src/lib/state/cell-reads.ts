import { buildsFor, makeTables } from '$lib/engine/run';
import type { PreparedStore } from '$lib/engine/take-files';
import type { DataFile, Engine, OnProgress } from '$lib/engine/protocol';
import { rowsFromArrow } from '$lib/engine/rows';
import type { Behind, Context, Rows, Statement } from '$lib/journey/analysis';
import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import { objects } from '$lib/journey/rows';
import { SpecError } from '$lib/journey/spec-error';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { cellOf, GraphError } from '$lib/notebook/graph';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';

/** Where the cells of a notebook can be asked for more than their results. */
export interface Place {
	readonly engine: Engine;
	readonly fileOf: (hash: string, name: string) => Promise<DataFile>;
	/** Tables of earlier visits. */
	readonly prepared?: PreparedStore;
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

/** Who is behind a number of a cell, as the cell is now, with the tables that this rests on. */
export interface BehindCell {
	readonly behind: Behind;
	readonly cell: Cell;
	/** The complete settings of the cell, with the values of inputs. */
	readonly spec: Cell['spec'];
	/** Whether they are read from tables that only such a cell leaves. */
	readonly own: boolean;
	readonly context: Context;
	readonly builds: ReturnType<typeof buildsFor>;
}

/** Throws `SpecError` where the cell has no such number, or `GraphError`. */
export function behindCell(document: NotebookDocument, id: string, pick: unknown): BehindCell {
	const cell = cellOf(document, id);
	const analysis = cell && analysisOf(cell.kind);
	if (cell === undefined || analysis === undefined) throw new GraphError('missing', [id]);
	if (analysis.behind === undefined) throw new SpecError(cell.kind, 'pick', 'nobody is behind it');
	const spec = analysis.parse(resolvedCell(document, cell).spec) as Cell['spec'];
	const context = contextOf(document, cell, resultKeys(document, id, analysisOf), analysisOf);
	const behind = analysis.behind(pick, spec, context);
	const own = analysis.builds(spec, context).flatMap(({ tables }) => tables);
	return {
		behind,
		cell,
		spec,
		own: own.some((table) => behind.query.includes(table)),
		context,
		builds: buildsFor(document, id, analysisOf)
	};
}
