import type { NotebookDocument } from '$lib/notebook/document';
import { packDocument, readDocument } from '$lib/notebook/file';
import type { AnalysisOf } from '$lib/notebook/graph';
import { apply } from '$lib/notebook/operations';
import type { Database } from './database';
import { StorageError } from './errors';
import { RESTORABLE, stillUsed } from './file-uses';
import { append, readRow, rowOf } from './notebook-rows';
import { newestIntact, NOTEBOOK_STORES, revisionsOf, thin, type Writing } from './revisions';
import type { Room } from './room';
import { notebookRowSchema, parseRow, type NotebookRow } from './rows';
import { STORE } from './schema';

/** What the library shows of a notebook. Times in milliseconds since 1970. */
export interface NotebookSummary {
	readonly id: string;
	readonly title: string;
	readonly createdAt: number;
	readonly changedAt: number;
	readonly trusted: boolean;
}

export interface StoredNotebook {
	readonly document: NotebookDocument;
	readonly trusted: boolean;
	/** To be given to the next `save`. */
	readonly current: number;
	/** When the document was saved. */
	readonly savedAt: number;
	/** Whether something newer was damaged, so that this is an older revision. */
	readonly recovered: boolean;
}

/** Notebooks and their revisions. Every method throws `StorageError`. */
export class Notebooks {
	readonly #database: Database;
	readonly #analysisOf: AnalysisOf;
	readonly #room: Room;
	readonly #now: () => number;

	constructor(
		database: Database,
		analysisOf: AnalysisOf,
		room: Room,
		now: () => number = Date.now
	) {
		this.#database = database;
		this.#analysisOf = analysisOf;
		this.#room = room;
		this.#now = now;
	}

	/** All notebooks that are not deleted, the last changed first. */
	async list(): Promise<NotebookSummary[]> {
		const rows = await this.#rows();
		return rows
			.filter((row) => row.deletedAt === undefined)
			.map((row) => summary(row))
			.sort((a, b) => b.changedAt - a.changedAt);
	}

	/** Stores a new notebook. One from someone else is not trusted. Throws `DocumentError`, too. */
	async create(document: NotebookDocument, trusted: boolean): Promise<NotebookSummary> {
		const id = crypto.randomUUID();
		const row = await this.#write(document, (transaction, text, now) =>
			append(transaction, { id, createdAt: now, trusted, files: [] }, 1, document, text, now)
		);
		return summary(row);
	}

	/**
	 * The current document, or the newest intact one before it. Throws `DocumentError` for one that is
	 * intact but that this version of the app does not understand.
	 */
	async load(id: string): Promise<StoredNotebook> {
		const { row, revision } = await this.#newest(id);
		return {
			document: readDocument(revision.document, this.#analysisOf),
			trusted: row.trusted,
			current: row.current,
			savedAt: revision.at,
			recovered: revision.number !== row.current || revision.checksum !== row.checksum
		};
	}

	/** The text of the newest intact document, whether or not this version of the app understands it. */
	async textOf(id: string): Promise<string> {
		return (await this.#newest(id)).revision.document;
	}

	/**
	 * Adds a revision and points to it. `after` is the one that it was made from: where another tab
	 * has saved since, this is a conflict. Gives back the new number. Throws `DocumentError`, too.
	 */
	async save(id: string, document: NotebookDocument, after: number): Promise<number> {
		const row = await this.#write(document, async (transaction, text, now) => {
			const before = await rowOf(transaction, id);
			if (before.current !== after) throw new StorageError('conflict');
			const saved = await append(transaction, before, after + 1, document, text, now);
			await thin(transaction, id, after + 1);
			return saved;
		});
		return row.current;
	}

	async rename(id: string, title: string): Promise<void> {
		const { document, current } = await this.load(id);
		await this.save(id, apply(document, { op: 'rename', title }), current);
	}

	/** A copy under another title, with the same files and results. */
	async duplicate(id: string, title: string): Promise<NotebookSummary> {
		const { document, trusted } = await this.load(id);
		return this.create(apply(document, { op: 'rename', title }), trusted);
	}

	async setTrusted(id: string, trusted: boolean): Promise<void> {
		await this.#change(id, (row) => ({ ...row, trusted }));
	}

	/** Deletes a notebook. It can be restored for 30 days: by what this gives back, or by `restore`. */
	async remove(id: string): Promise<() => Promise<void>> {
		const deletedAt = this.#now();
		await this.#change(id, (row) => ({ ...row, deletedAt }));
		return () => this.restore(id);
	}

	async restore(id: string): Promise<void> {
		await this.#change(id, ({ deletedAt: _, ...row }) => row);
	}

	/** Removes for good what was deleted 30 days ago. */
	async purge(): Promise<void> {
		const before = this.#now() - RESTORABLE;
		await this.#database.write(NOTEBOOK_STORES, 'strict', async (transaction) => {
			const notebooks = transaction.objectStore(STORE.notebooks);
			for (const value of await notebooks.getAll()) {
				const row = parseRow(notebookRowSchema, value);
				if (row?.deletedAt === undefined || row.deletedAt > before) continue;
				await notebooks.delete(row.id);
				await transaction.objectStore(STORE.revisions).delete(revisionsOf(row.id));
			}
		});
	}

	/**
	 * Hashes of the files that some notebook refers to: one that is there, or one that can still be
	 * restored; or that it referred to within the last 30 days.
	 */
	async filesInUse(): Promise<ReadonlySet<string>> {
		const now = this.#now();
		const rows = await this.#rows();
		const uses = rows.flatMap((row) => row.files.filter((use) => stillUsed(use, now)));
		return new Set(uses.map((use) => use.hash));
	}

	async #rows(): Promise<NotebookRow[]> {
		const rows = await this.#database.read(NOTEBOOK_STORES, async (transaction) => {
			const ids = await transaction.objectStore(STORE.notebooks).getAllKeys();
			return Promise.all(ids.map((id) => readRow(transaction, id)));
		});
		return rows.filter((row) => row !== undefined);
	}

	async #newest(id: string) {
		return this.#database.read(NOTEBOOK_STORES, async (transaction) => {
			const row = await rowOf(transaction, id);
			const revision = await newestIntact(transaction, id);
			if (revision === undefined) throw new StorageError('corrupt');
			return { row, revision };
		});
	}

	/** Only what can be read again is written: as text, so that nothing but its content is stored. */
	async #write(
		document: NotebookDocument,
		work: (transaction: Writing, text: string, now: number) => Promise<NotebookRow>
	): Promise<NotebookRow> {
		const text = packDocument(document, this.#analysisOf);
		return this.#room.make(text.length * 2, () =>
			this.#database.write(NOTEBOOK_STORES, 'strict', (transaction) =>
				work(transaction, text, this.#now())
			)
		);
	}

	async #change(id: string, change: (row: NotebookRow) => NotebookRow): Promise<void> {
		await this.#database.write(NOTEBOOK_STORES, 'strict', async (transaction) => {
			const row = await readRow(transaction, id);
			if (row === undefined) throw new StorageError('missing');
			await transaction.objectStore(STORE.notebooks).put(change(row));
		});
	}
}

function summary({ id, title, createdAt, changedAt, trusted }: NotebookRow): NotebookSummary {
	return { id, title, createdAt, changedAt, trusted };
}
