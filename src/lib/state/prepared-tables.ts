import type { Engine } from '$lib/engine/protocol';
import type { PreparedSource } from '$lib/engine/run';
import { hasSpace } from '$lib/storage/persist';
import type { PreparedTables } from '$lib/storage/tables';
import type { Build } from '$lib/journey/analysis';

/** Files of fewer bytes are read again as quickly. */
const WORTH_IT = 1 << 20;

/**
 * Keeps the tables that were made of files, so that they are not read again on the next visit. They are a
 * cache: whatever fails here, without a word, costs only the time to read the files.
 */
export class TableKeeper implements PreparedSource {
	readonly #tables: PreparedTables;
	readonly #engine: () => Pick<Engine, 'prepare'>;
	#turn: Promise<void> = Promise.resolve();

	constructor(tables: PreparedTables, engine: () => Pick<Engine, 'prepare'>) {
		this.#tables = tables;
		this.#engine = engine;
	}

	async get(key: string) {
		return this.#tables.get(key).catch(() => undefined);
	}

	async drop(key: string): Promise<void> {
		await this.#tables.remove(key).catch(() => undefined);
	}

	/** Stores the tables of those builds that read files, one after the other, unless they are stored. */
	keep(builds: readonly Build[]): Promise<void> {
		this.#turn = this.#turn.then(async () => {
			for (const build of builds) await this.#keep(build).catch(() => undefined);
		});
		return this.#turn;
	}

	async #keep(build: Build): Promise<void> {
		const files = build.steps.flatMap((step) => (step.kind === 'load' ? step.source.files : []));
		const size = files.reduce((sum, file) => sum + file.size, 0);
		const hashes = files.map(({ hash }) => hash);
		if (size < WORTH_IT || hashes.includes('') || (await this.#tables.has(build.key))) return;
		// It takes less than the files do; as much again is left to whatever comes.
		if (!(await hasSpace(2 * size))) return;
		const prepared = await this.#engine().prepare(new AbortController().signal, build);
		if (prepared !== undefined) await this.#tables.put(build.key, prepared, hashes);
	}
}
