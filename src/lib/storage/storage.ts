import type { AnalysisOf } from '$lib/notebook/graph';
import { Database, type DatabaseOptions } from './database';
import { Notebooks } from './notebooks';
import { Results } from './results';
import { Room } from './room';
import { AppSettings } from './settings';
import { Sources } from './sources';

/** Bytes of results that are kept from one visit to the next. */
const RESULTS_KEPT = 512 * 1024 * 1024;

export interface Storage {
	/** Its `state` tells when another tab has made this one stop. */
	readonly database: Database;
	readonly notebooks: Notebooks;
	readonly sources: Sources;
	readonly results: Results;
	readonly settings: AppSettings;
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
	const room = new Room(results);
	const notebooks = new Notebooks(database, analysisOf, room, now);
	const sources = new Sources(database, room, now);
	const settings = new AppSettings(database);
	return {
		database,
		notebooks,
		sources,
		results,
		settings,
		async tidy() {
			await notebooks.purge();
			await sources.removeUnreferenced(await notebooks.filesInUse());
			await results.evict(RESULTS_KEPT);
		}
	};
}
