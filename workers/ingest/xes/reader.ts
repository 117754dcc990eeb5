import { knownFields } from '$lib/import/json/fields';
import { notText } from '../faults';
import { firstRows } from '../first-rows';
import type { Reader } from '../reader';
import { placesOf, takeRows, wantedColumns } from '../take-rows';
import { eventsOf } from './events';

/** Event logs of process mining (XES): a row an event. */
export const xesReader: Reader<'xes'> = {
	async inspect(_db, signal, { blob }, { encoding: found, given, records }) {
		const encoding = given?.encoding ?? found;
		if (encoding === 'binary') throw notText(blob, 'binary');
		const read = { format: 'xes', encoding } as const;
		const { headings, rows } = await firstRows(blob, records, (fields, sink) =>
			eventsOf(signal, blob, read, fields, sink)
		);
		return { read, headings, rows };
	},
	take(db, signal, take) {
		const wanted = new Set(wantedColumns(take));
		const fields = knownFields(take.headings, (column) => wanted.has(column));
		return takeRows(db, signal, take, (sink) =>
			eventsOf(signal, take.data.blob, take.read, fields, sink)
		);
	},
	places(_db, signal, { data, read }, rows) {
		const nothing = knownFields([], () => false);
		return placesOf((sink) => eventsOf(signal, data.blob, read, nothing, sink), rows);
	}
};
