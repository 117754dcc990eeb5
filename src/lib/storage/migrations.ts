import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { STORE } from './schema';

export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Takes the database from one version to the next. It may await requests on the transaction, no more. */
export type Migration = (
	database: IDBPDatabase,
	transaction: UpgradeTransaction
) => void | Promise<void>;

/**
 * The migration at index n makes version n + 1 of version n. Never change one that was
 * released: append.
 */
export const MIGRATIONS: readonly Migration[] = [createStores, addTables];

function createStores(database: IDBPDatabase): void {
	database.createObjectStore(STORE.notebooks, { keyPath: 'id' });
	database.createObjectStore(STORE.revisions, { keyPath: ['notebook', 'number'] });
	database.createObjectStore(STORE.sources, { keyPath: 'hash' });
	database.createObjectStore(STORE.sourceUses, { keyPath: 'hash' });
	database.createObjectStore(STORE.results, { keyPath: 'key' });
	database.createObjectStore(STORE.resultUses, { keyPath: 'key' });
	database.createObjectStore(STORE.settings, { keyPath: 'key' });
}

function addTables(database: IDBPDatabase): void {
	database.createObjectStore(STORE.tables, { keyPath: 'key' });
	database.createObjectStore(STORE.tableUses, { keyPath: 'key' });
}

/** Runs the migrations that a database of version `from` still lacks (0: a new one). */
export async function migrate(
	database: IDBPDatabase,
	transaction: UpgradeTransaction,
	from: number,
	migrations: readonly Migration[]
): Promise<void> {
	for (const migration of migrations.slice(from)) await migration(database, transaction);
}
