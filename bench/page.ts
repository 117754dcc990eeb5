import { engineClient } from '$lib/engine/client';
import type { DataFile, EngineInfo, Prepared } from '$lib/engine/protocol';
import { Loaders } from '$lib/engine/loaders';
import { makeBuilds, runCell } from '$lib/engine/run';
import { sealed } from '$lib/engine/seal';
import { Supervisor } from '$lib/engine/supervisor';
import { filesOf, type PreparedStore } from '$lib/engine/take-files';
import { analysisOf } from '$lib/journey/registry';
import type { NotebookDocument } from '$lib/notebook/document';
import type { Run } from './contender';
import type { Work } from './works';

// What the page does: bundled, and put into a page beside the built app's own worker script.

const spawn = (name: string) => () => new Worker(worker, { type: 'module', name });
// Several works share the machine with others: slow is not dead.
const silence = 600_000;
const shared = { silence, compiled: {} };
const supervisor = new Supervisor({ spawn: spawn('sentiero-engine'), ...shared });
const loaders = Array.from(
	{ length: Math.min(3, navigator.hardwareConcurrency) },
	() => new Supervisor({ spawn: spawn('sentiero-loader'), ...shared })
);
const pool = new Loaders(loaders);
const engine = { ...engineClient(supervisor), prepare: pool.prepare };
const files = new Map<string, DataFile>();
const calm = new AbortController().signal;
const quiet = () => undefined;

let worker = '';

export function start(script: string): Promise<EngineInfo> {
	worker = script;
	return supervisor.start();
}

/** Takes the files of a file input; `hashes` are theirs, by name. */
export function take(input: HTMLInputElement, hashes: Readonly<Record<string, string>>): void {
	for (const blob of input.files ?? []) {
		const hash = hashes[blob.name];
		if (hash !== undefined) files.set(hash, { hash, blob });
	}
}

/** What earlier visits left, by the key of its build. */
const visited = new Map<string, Promise<Prepared>>();

/** As the page would store it. */
const stored: PreparedStore = {
	get: (key) => visited.get(key) ?? Promise.resolve(undefined),
	drop: async () => {
		throw new Error('the prepared tables cannot be used');
	},
	keep: ({ key }, prepared) => void visited.set(key, sealed(calm, prepared))
};
/** A first visit: nothing is stored yet. */
const empty: PreparedStore = { ...stored, get: async () => undefined };

const options = {
	engine,
	analysisOf,
	fileOf: async (hash: string) => files.get(hash) ?? { hash, blob: new Blob() },
	onProgress: quiet
};

export async function prepare({ needs, builds, reopens }: Work): Promise<void> {
	if (reopens === true) {
		const first = builds.filter(({ key }) => !visited.has(key));
		await makeBuilds(calm, first, { ...options, prepared: empty });
		await Promise.all(visited.values());
		return;
	}
	await engine.retain(
		new AbortController().signal,
		needs.map(({ key }) => key)
	);
	await makeBuilds(calm, needs, { ...options, prepared: stored });
}

const dropped = new Set<string>();

/** As where files are dropped: the engine looks at them, and workers start while the user looks at the mapping. */
async function drop({ builds }: Work): Promise<void> {
	const hashes = builds.flatMap(filesOf).map(({ hash }) => hash);
	if (hashes.length === 0) return;
	for (const hash of hashes.filter((one) => !dropped.has(one))) {
		dropped.add(hash);
		await engine.inspect(calm, await options.fileOf(hash), undefined, quiet);
	}
	await pool.warmUp();
}

export async function run(work: Work, document: NotebookDocument): Promise<Run> {
	await prepare(work);
	if (work.reopens === true) return reopen(work);
	await drop(work);
	const since = performance.now();
	await makeBuilds(calm, work.builds, { ...options, prepared: empty });
	if (work.reads === undefined) return { milliseconds: performance.now() - since };
	const { result } = await runCell(calm, document, work.reads, options);
	return { milliseconds: performance.now() - since, result };
}

/** From a page without an engine to tables of which every value was read. */
async function reopen({ builds }: Work): Promise<Run> {
	supervisor.stop();
	const since = performance.now();
	await makeBuilds(calm, builds, { ...options, prepared: stored });
	for (const build of builds) {
		const sums = build.tables.map((table) => `(select bit_xor(hash(t)) from ${table} t)`);
		await engine.read(calm, { name: 'all', sql: `select ${sums.join(', ')}` });
	}
	return { milliseconds: performance.now() - since };
}

/** Milliseconds from cancelling a statement, some time after it began, until the engine is free again. */
export async function cancel(sql: string, after: number): Promise<number> {
	const controller = new AbortController();
	const read = engine.read(controller.signal, { name: 'cancelled', sql }).then(
		() => 'finished' as const,
		() => 'cancelled' as const
	);
	await new Promise((resolve) => setTimeout(resolve, after));
	const since = performance.now();
	controller.abort();
	if ((await read) === 'finished')
		throw new Error('the statement was over before it was cancelled');
	await engine.read(calm, { name: 'free', sql: 'select 1' });
	return performance.now() - since;
}
