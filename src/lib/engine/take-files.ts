import type { Build } from '$lib/journey/analysis';
import type { SourceFile } from '$lib/import/source';
import { EngineError } from './errors';
import type { DataFile, Engine, OnProgress, Prepared } from './protocol';

/** Files of fewer bytes are read as quickly where they are wanted. */
export const WORTH_IT = 1 << 20;

/** Where tables of earlier visits are, by the key of their build. */
export interface PreparedStore {
	get(key: string): Promise<Prepared | undefined>;
	/** What is stored under the key is of no use. */
	drop(key: string): Promise<void>;
	/** Stores tables for later visits, in its own time. */
	keep(build: Build, prepared: Prepared): void;
}

export interface TakeOptions {
	readonly engine: Engine;
	/** The files behind content hashes. Rejects with `EngineError` (`file-missing`). */
	readonly fileOf: (hash: string, name: string) => Promise<DataFile>;
	readonly prepared: PreparedStore;
	readonly onProgress: OnProgress;
}

/** What is in the files of a build. */
export function dataOf(
	build: Build,
	{ fileOf }: Pick<TakeOptions, 'fileOf'>
): Promise<readonly DataFile[]> {
	return Promise.all(filesOf(build).map(({ hash, name }) => fileOf(hash, name)));
}

/** The files that a build is made of. */
export function filesOf({ steps }: Build): readonly SourceFile[] {
	return steps.flatMap((step) => (step.kind === 'load' ? step.source.files : []));
}

/**
 * Takes the tables of builds that read files: from an earlier visit, or from files that are made of them now,
 * all at once. Gives those builds whose tables are there; small ones are left. If one fails, none goes on.
 */
export async function takeFiles(
	signal: AbortSignal,
	builds: readonly Build[],
	options: TakeOptions
): Promise<readonly Build[]> {
	const taken = new Set<Build>();
	const large: Build[] = [];
	for (const build of builds.filter((one) => filesOf(one).length > 0)) {
		if (await adoptStored(signal, build, options)) taken.add(build);
		else if (sizeOf(build) >= WORTH_IT) large.push(build);
	}
	const progress = new Together(large, options.onProgress);
	const stop = new AbortController();
	const both = AbortSignal.any([signal, stop.signal]);
	const files = await Promise.all(large.map((build) => dataOf(build, options)));
	// All in one turn, so that they are shared out well.
	const made = new Map<Build, Prepared>();
	const makes = large.map(async (build, at) => {
		try {
			const tables = await make(both, build, files[at] ?? [], options.engine, progress.of(build));
			if (tables !== undefined) made.set(build, tables);
		} catch (error) {
			stop.abort(error);
		}
	});
	await Promise.all(makes);
	// Storing them takes its time, too: not from those that are still being made.
	for (const [build, tables] of made) {
		options.prepared.keep(build, tables);
		taken.add(build);
	}
	both.throwIfAborted();
	return builds.filter((build) => taken.has(build));
}

/** Whether the tables of a build are there, taken from what an earlier visit left. */
async function adoptStored(
	signal: AbortSignal,
	build: Build,
	{ engine, prepared }: TakeOptions
): Promise<boolean> {
	const found = await prepared.get(build.key);
	if (found === undefined) return false;
	if (await engine.adopt(signal, build, found)) return true;
	await prepared.drop(build.key);
	return false;
}

/** The tables of a build, made of its files in files of their own and there now; undefined where that cannot be. */
async function make(
	signal: AbortSignal,
	build: Build,
	files: readonly DataFile[],
	engine: Engine,
	onProgress: OnProgress
): Promise<Prepared | undefined> {
	try {
		const made = await engine.prepare(signal, build, files, onProgress);
		return (await engine.adopt(signal, build, made)) ? made : undefined;
	} catch (error) {
		// Where there is no room for another worker, the one there is does it.
		if (error instanceof EngineError && error.code === 'start') return undefined;
		throw error;
	}
}

function sizeOf(build: Build): number {
	return filesOf(build).reduce((sum, { size }) => sum + size, 0);
}

interface Part {
	readonly name: string;
	/** Bytes. */
	readonly done: number;
	readonly total: number;
}

/** The progress of several builds as that of one: bytes of all, and the names of those under way. */
class Together {
	readonly #tell: OnProgress;
	readonly #parts: Map<string, Part>;
	readonly #total: number;

	constructor(builds: readonly Build[], tell: OnProgress) {
		this.#tell = tell;
		this.#total = builds.reduce((sum, build) => sum + sizeOf(build), 0);
		this.#parts = new Map(
			builds.map((build) => [build.key, { name: '', done: 0, total: sizeOf(build) }])
		);
	}

	of(build: Build): OnProgress {
		const total = sizeOf(build);
		return ({ name, unit, done }) => {
			if (unit !== 'bytes') return;
			this.#parts.set(build.key, { name, done: Math.min(done, total), total });
			const parts = [...this.#parts.values()];
			const begun = parts.filter((part) => part.done > 0);
			const going = begun.filter((part) => part.done < part.total);
			this.#tell({
				name: (going.length > 0 ? going : begun).map((part) => part.name).join(', '),
				unit,
				done: parts.reduce((sum, part) => sum + part.done, 0),
				total: this.#total
			});
		};
	}
}
