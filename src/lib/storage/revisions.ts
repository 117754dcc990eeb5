import type { IDBPTransaction } from 'idb';
import { keyOfValue } from '$lib/notebook/hash';
import { parseRow, revisionRowSchema, type RevisionRow } from './rows';
import { STORE, type Schema } from './schema';

/** This many of the newest revisions are kept, and of those before the last of every day (UTC). */
export const NEWEST_KEPT = 100;
const DAY = 24 * 60 * 60 * 1000;

type Names = readonly [typeof STORE.notebooks, typeof STORE.revisions];
export const NOTEBOOK_STORES: Names = [STORE.notebooks, STORE.revisions];
export type Reading = IDBPTransaction<Schema, Names, 'readonly' | 'readwrite'>;
export type Writing = IDBPTransaction<Schema, Names, 'readwrite'>;

/** All revisions of a notebook. */
export function revisionsOf(notebook: string): IDBKeyRange {
	return IDBKeyRange.bound([notebook, 0], [notebook, Infinity]);
}

export function makeRevision(
	notebook: string,
	number: number,
	at: number,
	document: string
): RevisionRow {
	return { notebook, number, at, checksum: keyOfValue(document), document };
}

function parseIntact(value: unknown): RevisionRow | undefined {
	const row = parseRow(revisionRowSchema, value);
	return row?.checksum === keyOfValue(row?.document) ? row : undefined;
}

/** Number of the newest revision, intact or not; 0 where there is none. */
export async function newestNumber(transaction: Reading, notebook: string): Promise<number> {
	const store = transaction.objectStore(STORE.revisions);
	const cursor = await store.openKeyCursor(revisionsOf(notebook), 'prev');
	return cursor?.primaryKey[1] ?? 0;
}

/** The newest revision that is as it was written, undefined where there is none. */
export async function newestIntact(
	transaction: Reading,
	notebook: string
): Promise<RevisionRow | undefined> {
	const store = transaction.objectStore(STORE.revisions);
	let cursor = await store.openCursor(revisionsOf(notebook), 'prev');
	while (cursor !== null) {
		const row = parseIntact(cursor.value);
		if (row !== undefined) return row;
		cursor = await cursor.continue();
	}
	return undefined;
}

/**
 * Thins out after revision `number` was written: the one that now leaves the newest goes unless it is
 * the last of its day. What was before it was decided when it left.
 */
export async function thin(transaction: Writing, notebook: string, number: number): Promise<void> {
	const store = transaction.objectStore(STORE.revisions);
	const leaving = number - NEWEST_KEPT;
	const [older, newer] = await Promise.all(
		[leaving, leaving + 1].map(async (key) =>
			parseRow(revisionRowSchema, await store.get([notebook, key]))
		)
	);
	if (older === undefined || newer === undefined) return;
	const sameDay = Math.floor(older.at / DAY) === Math.floor(newer.at / DAY);
	if (sameDay) await store.delete([notebook, leaving]);
}
