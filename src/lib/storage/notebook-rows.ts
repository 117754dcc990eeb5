import * as v from 'valibot';
import { documentSchema, type NotebookDocument } from '$lib/notebook/document';
import { StorageError } from './errors';
import { hashesOf, usesAfter } from './file-uses';
import { makeRevision, newestIntact, newestNumber, type Reading, type Writing } from './revisions';
import { notebookRowSchema, parseRow, type NotebookRow } from './rows';
import { STORE } from './schema';

const textSchema = v.pipe(v.string(), v.parseJson(), documentSchema);

/** The row of a notebook, mended from its revisions where it is damaged; undefined where there is none. */
export async function readRow(transaction: Reading, id: string): Promise<NotebookRow | undefined> {
	const value = await transaction.objectStore(STORE.notebooks).get(id);
	if (value === undefined) return undefined;
	return parseRow(notebookRowSchema, value) ?? mend(transaction, id);
}

/** The row of a notebook that is there and not deleted. Throws `StorageError`. */
export async function rowOf(transaction: Reading, id: string): Promise<NotebookRow> {
	const row = await readRow(transaction, id);
	if (row === undefined || row.deletedAt !== undefined) throw new StorageError('missing');
	return row;
}

async function mend(transaction: Reading, id: string): Promise<NotebookRow> {
	const newest = await newestNumber(transaction, id);
	const revision = await newestIntact(transaction, id);
	const parsed = v.safeParse(textSchema, revision?.document);
	const at = revision?.at ?? 0;
	return {
		id,
		title: parsed.success ? parsed.output.title : '',
		createdAt: at,
		changedAt: at,
		current: Math.max(1, newest),
		checksum: revision?.number === newest ? revision.checksum : '',
		// Trust is never guessed.
		trusted: false,
		files: parsed.success ? usesAfter([], hashesOf(parsed.output), at) : []
	};
}

/** Adds a revision and makes the row point to it. */
export async function append(
	transaction: Writing,
	before: Pick<NotebookRow, 'id' | 'createdAt' | 'trusted' | 'files'>,
	number: number,
	document: NotebookDocument,
	text: string,
	now: number
): Promise<NotebookRow> {
	const revision = makeRevision(before.id, number, now, text);
	const row: NotebookRow = {
		...before,
		title: document.title,
		changedAt: now,
		current: number,
		checksum: revision.checksum,
		files: usesAfter(before.files, hashesOf(document), now)
	};
	await transaction.objectStore(STORE.revisions).add(revision);
	await transaction.objectStore(STORE.notebooks).put(row);
	return row;
}
