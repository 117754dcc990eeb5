import type { DBSchema } from 'idb';

export const DATABASE = 'sentiero';

export const STORE = {
	/** What is known of a notebook without its document, and which revision is current. */
	notebooks: 'notebooks',
	/** Documents, append-only, by notebook and number. */
	revisions: 'revisions',
	/** Files as they were given, by content hash. */
	sources: 'sources',
	/** When a file was last given, apart from it so that noting that does not write the file again. */
	sourceUses: 'source-uses',
	/** Tables made of files, by load key. */
	tables: 'tables',
	/** When tables were last used, how big they are and which files they were made of. */
	tableUses: 'table-uses',
	/** Results of cells, by result key. */
	results: 'results',
	/** When a result was last used and how big it is. */
	resultUses: 'result-uses',
	settings: 'settings'
} as const;

/** Rows are `unknown`: each is parsed before it is believed. */
export interface Schema extends DBSchema {
	[STORE.notebooks]: { key: string; value: unknown };
	[STORE.revisions]: { key: [notebook: string, number: number]; value: unknown };
	[STORE.sources]: { key: string; value: unknown };
	[STORE.sourceUses]: { key: string; value: unknown };
	[STORE.tables]: { key: string; value: unknown };
	[STORE.tableUses]: { key: string; value: unknown };
	[STORE.results]: { key: string; value: unknown };
	[STORE.resultUses]: { key: string; value: unknown };
	[STORE.settings]: { key: string; value: unknown };
}
