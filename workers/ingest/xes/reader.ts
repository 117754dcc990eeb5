import { discoverFields, knownFields, TooManyColumns } from '$lib/import/json/fields';
import { brokenFile, emptyFile, notText, tooWide } from '../faults';
import type { Reader } from '../reader';
import { placesOf, takeRows, wantedColumns } from '../take-rows';
import { eventsOf } from './events';

/** Event logs of process mining (XES): a row an event. */
export const xesReader: Reader<'xes'> = {
	async inspect(_db, signal, { blob }, { encoding: found, given, records }) {
		const encoding = given?.encoding ?? found;
		if (encoding === 'binary') throw notText(blob, 'binary');
		const read = { format: 'xes', encoding } as const;
		const { fields, found: fieldsFound } = discoverFields();
		let broken = false;
		const first: (string | null)[][] = [];
		const over = eventsOf(signal, blob, read, fields, {
			row(values) {
				if (first.length < records) first.push([...values]);
				return true;
			},
			reject: () => (broken = true)
		});
		try {
			while ((await over.next()).done !== true);
			const { headings, columns } = fieldsFound();
			if (broken && first.length === 0) throw brokenFile(blob, 'no event can be read');
			if (headings.length === 0 || first.length === 0) throw emptyFile(blob, 'no events');
			const rows = first.map((values) => columns.map((column) => values[column] ?? null));
			return { read, headings, rows };
		} catch (cause) {
			throw cause instanceof TooManyColumns ? tooWide(blob) : cause;
		}
	},
	take(db, signal, take) {
		const wanted = new Set(wantedColumns(take));
		const fields = knownFields(take.headings, (column) => wanted.has(column));
		return takeRows(db, signal, take, (sink) =>
			eventsOf(signal, take.data.blob, take.read, fields, sink)
		);
	},
	places(signal, { data, read }, rows) {
		const nothing = knownFields([], () => false);
		return placesOf((sink) => eventsOf(signal, data.blob, read, nothing, sink), rows);
	}
};
