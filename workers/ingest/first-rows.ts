import { discoverFields, TooManyColumns } from '$lib/import/json/fields';
import { brokenFile, emptyFile, tooWide } from './faults';
import type { RowsSink } from './take-rows';

type Fields = ReturnType<typeof discoverFields>['fields'];

/**
 * The columns of a file that is gone over as a whole, since each record may have what no other has, and
 * its first `records` records. Rejects with `EngineError` where there are none.
 */
export async function firstRows(
	blob: Blob,
	records: number,
	goOver: (fields: Fields, sink: RowsSink) => AsyncGenerator<unknown, unknown, undefined>
): Promise<{ headings: readonly string[]; rows: (string | null)[][]; lists: readonly string[] }> {
	const { fields, found } = discoverFields();
	let broken = false;
	const first: (string | null)[][] = [];
	const over = goOver(fields, {
		row(values) {
			if (first.length < records) first.push([...values]);
			return true;
		},
		reject: () => (broken = true)
	});
	try {
		while ((await over.next()).done !== true);
		const { headings, columns, lists } = found();
		if (broken && first.length === 0) throw brokenFile(blob, 'no record can be read');
		if (headings.length === 0 || first.length === 0) throw emptyFile(blob, 'no records');
		const rows = first.map((row) => columns.map((column) => row[column] ?? null));
		return { headings, rows, lists };
	} catch (cause) {
		throw cause instanceof TooManyColumns ? tooWide(blob) : cause;
	}
}
