import type { AnalysisOf } from '$lib/notebook/graph';
import { Database, type DatabaseOptions } from './database';
import { RememberedMappings } from './mappings';
import { Notebooks } from './notebooks';
import { Results } from './results';
import { Room } from './room';
import { AppSettings } from './settings';
import { Sources } from './sources';
import { PreparedTables } from './tables';

/** Bytes of results that are kept from one visit to the next. */
const RESULTS_KEPT = 512 * 1024 * 1024;
/** The same of prepared tables: those of some tens of millions of rows. */
const TABLES_KEPT = 1024 * 1024 * 1024;

export interface Storage {
	/** Its `state` tells when another tab has made this one stop. */
	readonly database: Database;
	readonly notebooks: Notebooks;
	readonly sources: Sources;
	readonly tables: PreparedTables;
	readonly results: Results;
	readonly settings: AppSettings;
	readonly mappings: RememberedMappings;
	/** Removes what nobody can want any more. To be called once, some time after the start. */
	tidy(): Promise<void>;
}

export interface StorageOptions extends DatabaseOptions {
	/** Milliseconds since 1970. */
	readonly now?: () => number;
}

/** All that is stored. Opens the database when it is first needed. */
export function makeStorage(
	analysisOf: AnalysisOf,
	{ now = Date.now, ...options }: StorageOptions = {}
): Storage {
	const database = new Database(options);
	const results = new Results(database, now);
	const tables = new PreparedTables(database, now);
	// Tables are large, and results are shown before any engine has started.
	const room = new Room(tables, results);
	const notebooks = new Notebooks(database, analysisOf, room, now);
	const sources = new Sources(database, room, now);
	const settings = new AppSettings(database);
	const mappings = new RememberedMappings(database, now);
	return {
		database,
		notebooks,
		sources,
		tables,
		results,
		settings,
		mappings,
		async tidy() {
			await notebooks.purge();
			const used = await notebooks.filesInUse();
			await sources.removeUnreferenced(used);
			await tables.removeUnneeded(used);
			await tables.evict(TABLES_KEPT);
			await results.evict(RESULTS_KEPT);
		}
	};
}
