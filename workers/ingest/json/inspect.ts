import { discoverFields, TooManyColumns } from '$lib/import/json/fields';
import type { ReadOf } from '$lib/import/source';
import type { Database } from '../../database';
import { brokenFile, emptyFile, notText, tooWide } from '../faults';
import type { FileData, Form, Look } from '../reader';
import { findLayout } from './form';
import { goOver } from './rows';
import { asUtf8 } from './utf8';

/** Finds where the records are, and goes over all of them: each may have keys that no other has. */
export async function inspectJson(
	_db: Database,
	signal: AbortSignal,
	{ blob }: FileData,
	{ encoding: found, given, records }: Look<'json'>
): Promise<Form<'json'>> {
	const encoding = given?.encoding ?? found;
	if (encoding === 'binary') throw notText(blob, 'binary');
	const layout =
		given?.layout === undefined
			? await findLayout(signal, await asUtf8(signal, blob, encoding))
			: { layout: given.layout, at: given.at ?? '' };
	const read: ReadOf<'json'> = { format: 'json', encoding, ...layout };
	const { fields, found: fieldsFound } = discoverFields();
	let broken = false;
	const first: (string | null)[][] = [];
	const over = goOver(signal, blob, read, fields, {
		row(values) {
			if (first.length < records) first.push([...values]);
			return true;
		},
		reject: () => (broken = true)
	});
	try {
		while ((await over.next()).done !== true);
		const { headings, columns } = fieldsFound();
		if (broken && first.length === 0) throw brokenFile(blob, 'no record can be read');
		if (headings.length === 0) throw emptyFile(blob, 'no records');
		const rows = first.map((values) => columns.map((column) => values[column] ?? null));
		return { read, headings, rows };
	} catch (cause) {
		throw cause instanceof TooManyColumns ? tooWide(blob) : cause;
	}
}
