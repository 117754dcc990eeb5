import { EngineError } from '$lib/engine/errors';
import type { DataFile } from '$lib/engine/protocol';
import { analysisOf } from '$lib/journey/registry';
import { makeStorage } from '$lib/storage/storage';
import { EngineHost } from './engine-host';
import { TableKeeper } from './prepared-tables';

/** Milliseconds after the start. */
const TIDY_AFTER = 20_000;

/** What every page of the app shares: the storage and the engine of this tab. */
export class App {
	readonly storage = makeStorage(analysisOf);
	readonly engine = new EngineHost();
	readonly tables = new TableKeeper(this.storage.tables);
	/** Settles when the notebook that was left last is saved, and free for others. */
	leaving: Promise<unknown> = Promise.resolve();

	/** Clears away, once the page has settled, what nobody can want any more. */
	tidySoon(): void {
		// Whatever fails here is tried again on the next visit.
		setTimeout(() => void this.storage.tidy().catch(() => undefined), TIDY_AFTER);
	}

	/** The stored file behind a content hash. Rejects with `EngineError` (`file-missing`). */
	readonly fileOf = async (hash: string, name: string): Promise<DataFile> => {
		const blob = hash === '' ? undefined : await this.storage.sources.get(hash);
		if (blob === undefined) {
			throw new EngineError({ code: 'file-missing', message: hash, file: name });
		}
		return { hash, blob };
	};
}

let shared: App | undefined;

/** The app of this tab. */
export function app(): App {
	return (shared ??= new App());
}
