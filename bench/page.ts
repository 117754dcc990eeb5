import { engineClient } from '$lib/engine/client';
import type { DataFile, EngineInfo } from '$lib/engine/protocol';
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

export async function prepare({ needs }: Work): Promise<void> {
	await engine.retain(needs.map(({ key }) => key));
	for (const build of needs) await engine.ensure(calm, build, given(), quiet);
}

export async function run(work: Work, document: NotebookDocument): Promise<Run> {
	await prepare(work);
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
