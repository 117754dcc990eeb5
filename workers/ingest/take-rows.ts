import type { Reject } from '$lib/import/clean-copy';
import { loadedColumns, positionsOf, textsOf } from '$lib/import/load';
import type { Format } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { takeBatches, type Batch } from './batches';
import type { Places, Take, Taken } from './reader';
import { TextBatch } from './text-batch';

/** Takes records as a file is gone over; `false` ends the reading. */
export interface RowsSink {
	/** `values` by column, null or absent where empty, are good for this call; `size` are characters. */
	row(values: readonly (string | null)[], place: number, size: number): boolean;
	reject(reject: Reject): boolean;
}

/** Goes over a file, and after each piece of it says how many bytes are done with; in the end, whether all are. */
export type GoOver = (sink: RowsSink) => AsyncGenerator<number, boolean, undefined>;

/** The columns of a file that its source loads, or that hold the time of day of one that it loads. */
export function wantedColumns({ source, headings }: Pick<Take<Format>, 'source' | 'headings'>) {
	const loaded = new Set(loadedColumns(source));
	const clocks = new Set(
		[...loaded].flatMap(({ type }) => (type.type === 'time' && type.clock ? [type.clock] : []))
	);
	const positions = positionsOf(source, headings);
	const wanted = source.columns.flatMap((column, i) => {
		const at = positions[i];
		const needed = loaded.has(column) || clocks.has(column.heading);
		return needed && at !== undefined ? [at] : [];
	});
	return [...new Set(wanted)].sort((a, b) => a - b);
}

/** Adds rows of texts to the table of a source as a file is gone over. */
export async function takeRows<F extends Format>(
	db: Database,
	signal: AbortSignal,
	take: Take<F>,
	goOver: GoOver
): Promise<Taken> {
	const { source, headings, most = Infinity } = take;
	const rejects: Reject[] = [];
	const places: number[] = [];
	const batch = new TextBatch(wantedColumns(take));
	let records = 0;
	let whole = true;
	const sink: RowsSink = {
		row(values, place, size) {
			if (++records > most) return false;
			if (take.places === true) places.push(place);
			batch.push(values, size);
			return true;
		},
		reject(reject) {
			if (++records > most) return false;
			rejects.push(reject);
			return true;
		}
	};
	async function* batches(): AsyncGenerator<Batch, void, undefined> {
		const over = goOver(sink);
		let read = 0;
		for (let step = await over.next(); ; step = await over.next()) {
			if (step.done === true) {
				whole = step.value;
				break;
			}
			read = step.value;
			while (batch.full) yield batch.take(read);
			take.onRead(read);
		}
		while (batch.rows > 0) yield batch.take(read);
	}
	const given = textsOf(source, headings);
	const { rows } = await takeBatches(db, signal, take, batches(), (stage) => ({
		relation: name(stage),
		given
	}));
	return { rows, rejects, places, whole };
}

/** Where some rows of a file lie in it: see `Reader.places`. */
export async function placesOf(goOver: GoOver, rows: readonly number[]): Promise<Places> {
	const places: number[] = [];
	let row = 0;
	const over = goOver({
		row(_values, place) {
			while (rows[places.length] === row) places.push(place);
			row++;
			return places.length < rows.length;
		},
		reject: () => true
	});
	while ((await over.next()).done !== true);
	return { places, rows: row };
}
