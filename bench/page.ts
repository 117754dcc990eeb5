import { engineClient } from '$lib/engine/client';
import type { DataFile, EngineInfo, Prepared } from '$lib/engine/protocol';
import type { Build } from '$lib/journey/analysis';
import { runCell } from '$lib/engine/run';
import { Supervisor } from '$lib/engine/supervisor';
import { analysisOf } from '$lib/journey/registry';
import type { NotebookDocument } from '$lib/notebook/document';
import type { Run } from './contender';
import type { Work } from './works';

// What the page does: bundled, and put into a page beside the built app's own worker script.

const supervisor = new Supervisor({
	spawn: () => new Worker(worker, { type: 'module', name: 'sentiero-engine' }),
	// Several works share the machine with others: slow is not dead.
	silence: 600_000
});
const engine = engineClient(supervisor);
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
const visited = new Map<string, Prepared>();

export async function prepare({ needs, builds, reopens }: Work): Promise<void> {
	if (reopens === true) return visit(builds);

	await engine.retain(
		new AbortController().signal,
		needs.map(({ key }) => key)
	);
	for (const build of needs) await engine.ensure(calm, build, given(), quiet);
}

export async function run(work: Work, document: NotebookDocument): Promise<Run> {
	await prepare(work);
	if (work.reopens === true) return reopen(work);
	const since = performance.now();
	for (const build of work.builds) await engine.ensure(calm, build, given(), quiet);
	if (work.reads === undefined) return { milliseconds: performance.now() - since };
	const { result } = await runCell(calm, document, work.reads, {
		engine,
		analysisOf,
		fileOf: async (hash) => files.get(hash) ?? { hash, blob: new Blob() },
		onProgress: quiet
	});
	return { milliseconds: performance.now() - since, result };
}

/** Makes tables and writes them as the page would store them, once. */
async function visit(builds: readonly Build[]): Promise<void> {
	for (const build of builds.filter(({ key }) => !visited.has(key))) {
		await engine.ensure(calm, build, given(), quiet);
		const prepared = await engine.prepare(calm, build);
		if (prepared !== undefined) visited.set(build.key, prepared);
	}
}

/** From a page without an engine to tables of which every value was read. */
async function reopen({ builds }: Work): Promise<Run> {
	supervisor.stop();
	const since = performance.now();
	for (const build of builds) {
		const prepared = visited.get(build.key);
		if (prepared === undefined || !(await engine.adopt(calm, build, prepared))) {
			throw new Error('the prepared tables cannot be used');
		}
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

function given(): readonly DataFile[] {
	return [...files.values()];
}
