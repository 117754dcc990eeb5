import { knownFields } from '$lib/import/json/fields';
import type { Reader } from '../reader';
import { placesOf, takeRows, wantedColumns } from '../take-rows';
import { inspectJson } from './inspect';
import { goOver } from './rows';

/** JSON: one record a line, a list of records, or columns. */
export const jsonReader: Reader<'json'> = {
	inspect: inspectJson,
	take(db, signal, take) {
		const wanted = new Set(wantedColumns(take));
		const fields = knownFields(take.headings, (column) => wanted.has(column));
		return takeRows(db, signal, take, (sink) =>
			goOver(signal, take.data.blob, take.read, fields, sink)
		);
	},
	places(_db, signal, { data, read }, rows) {
		const nothing = knownFields([], () => false);
		return placesOf((sink) => goOver(signal, data.blob, read, nothing, sink), rows);
	}
};
