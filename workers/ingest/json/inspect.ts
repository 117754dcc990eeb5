import type { ReadOf } from '$lib/import/source';
import type { Database } from '../../database';
import { notText } from '../faults';
import { firstRows } from '../first-rows';
import type { FileData, Form, Look } from '../reader';
import { findLayout } from './form';
import { goOver } from './rows';
import { asUtf8 } from './utf8';

/** Finds where the records are, and goes over all of them: each may have keys that no other has. */
export async function inspectJson(
	_db: Database,
	signal: AbortSignal,
	{ blob }: FileData,
	{ encoding: told, given, records }: Look<'json'>
): Promise<Form<'json'>> {
	const encoding = given?.encoding ?? told;
	if (encoding === 'binary') throw notText(blob, 'binary');
	const layout =
		given?.layout === undefined
			? await findLayout(signal, await asUtf8(signal, blob, encoding))
			: { layout: given.layout, at: given.at ?? '' };
	const each = layout.layout === 'columns' || given?.each === '' ? undefined : given?.each;
	const read: ReadOf<'json'> = {
		...{ format: 'json', encoding, ...layout },
		...(each === undefined ? {} : { each })
	};
	const { lists, ...found } = await firstRows(blob, records, (fields, sink) =>
		goOver(signal, blob, read, fields, sink)
	);
	return { read, ...found, ...listed(layout.layout === 'columns' ? [] : lists) };
}

function listed(lists: readonly string[]): Pick<Form<'json'>, 'lists'> {
	return lists.length === 0 ? {} : { lists };
}
