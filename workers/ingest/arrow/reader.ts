import { EngineError } from '$lib/engine/errors';
import type { ReadOf } from '$lib/import/source';
import type { Batch } from '../batches';
import { takeBatches } from '../batches';
import { emptyFile } from '../faults';
import type { Reader } from '../reader';
import { tableFault } from '../table-faults';
import { directOf } from './direct';
import { placesOfElements, unfoldedStart, unfolderOf, type Mend } from '../unfold';
import { broken, faultOf, messagesOf } from './messages';
import { streamsOf } from './streams';

/** Arrow IPC, as a stream or as a file (Feather), a few record batches at a time. */
export const arrowReader: Reader<'arrow'> = {
	async inspect(db, signal, { blob }, { records, given }) {
		const each = given?.each === '' ? undefined : given?.each;
		const read: ReadOf<'arrow'> = { format: 'arrow', ...(each === undefined ? {} : { each }) };
		for await (const { stream } of streamsOf(signal, blob, records)) {
			const mend = first(records);
			const start = unfoldedStart(db, signal, blob, stream, { mend, each, records });
			return { read, ...(await start.catch(typeFault(blob))) };
		}
		throw emptyFile(blob, 'no rows');
	},

	async take(db, signal, take) {
		const { data, most, read } = take;
		const streams = streamsOf(signal, data.blob, most);
		const batches = most === undefined ? streams : cut(streams, most);
		const unfold = unfolderOf(take, first(most));
		const plain = most === undefined && read.each === undefined;
		const direct = plain ? directOf(take.source, take.headings) : undefined;
		const taken = takeBatches(db, signal, take, batches, unfold, direct);
		const { rows, records, places } = await taken.catch(typeFault(data.blob));
		return {
			rows,
			rejects: [],
			places,
			whole: most === undefined || records === (await rowsOf(signal, data.blob))
		};
	},

	async places(db, signal, form, rows) {
		const { data, read } = form;
		if (read.each !== undefined) {
			return placesOfElements(db, signal, form, streamsOf(signal, data.blob), rows);
		}
		const all = await rowsOf(signal, data.blob);
		return { places: rows.filter((row) => row < all).map((row) => row + 1), rows: all };
	}
};

/** Rows of a file; the batches themselves are left unread. */
async function rowsOf(signal: AbortSignal, blob: Blob): Promise<number> {
	let rows = 0;
	try {
		for await (const { metadata } of messagesOf(signal, blob, false)) {
			if (metadata.kind === 'batch') rows += metadata.rows;
		}
	} catch (cause) {
		throw faultOf(signal, blob, cause);
	}
	return rows;
}

/** The first rows of a table; all where `most` is absent. */
function first(most: number | undefined): Mend {
	return (table, types) => ({
		relation: most === undefined ? table : `(from ${table} limit ${most})`,
		types
	});
}

/** Of the one batch that is read where few rows are wanted, no more than these. */
async function* cut(batches: AsyncIterable<Batch>, most: number) {
	for await (const batch of batches) {
		yield { ...batch, rows: Math.min(most, batch.rows) };
		return;
	}
}

/** What DuckDB cannot make a table of is damaged, or has a type that it does not know. */
function typeFault(blob: Blob) {
	return (cause: unknown): never => {
		if (!(cause instanceof EngineError) || cause.code !== 'sql') throw cause;
		const type = /Arrow Type:? ?(.*)/.exec(cause.message);
		if (type !== null) throw tableFault('table-type', blob, type[1] ?? '', cause);
		throw broken(blob, cause.message, cause);
	};
}
