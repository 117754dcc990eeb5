import { expose } from 'comlink';
import { EngineError } from '$lib/engine/errors';
import type { EngineInfo, OnProgress } from '$lib/engine/protocol';
import { READY, type Outcome, type RemoteEngine } from '$lib/engine/remote';
import { DuckDBDatabase } from './duckdb';
import { browserPlatform, compileDuckDB } from './duckdb-browser';
import { LocalEngine } from './engine';
import { onceIn } from './throttle';

/** Exposes the engine of this worker, and says so: messages sent before would be lost. */
export function serve(): void {
	let opening: Promise<Opened> | undefined;
	const calls = new Map<number, AbortController>();

	const remote: RemoteEngine = {
		start: (given) =>
			outcome('start', async () => {
				opening ??= open(given);
				const { info, module } = await opening;
				return { info, module };
			}),
		async call(id, task, onProgress) {
			const controller = new AbortController();
			calls.set(id, controller);
			const progress: OnProgress = onceIn(100, (value) => void onProgress(value));
			try {
				return await outcome('crashed', async () => {
					opening ??= open(undefined);
					const { engine } = await opening;
					return run(engine, controller.signal, task, progress);
				});
			} finally {
				calls.delete(id);
			}
		},
		cancel: (id) => calls.get(id)?.abort(),
		ping: () => undefined
	};
	expose(remote);
	postMessage(READY);
}

interface Opened {
	readonly engine: LocalEngine;
	readonly info: EngineInfo;
	readonly module: WebAssembly.Module;
}

async function open(given: WebAssembly.Module | undefined): Promise<Opened> {
	const module = given ?? (await compileDuckDB());
	const database = await DuckDBDatabase.open(browserPlatform(module));
	return { engine: new LocalEngine(database), info: { version: database.version }, module };
}

type Task = Parameters<RemoteEngine['call']>[1];

function run(
	engine: LocalEngine,
	signal: AbortSignal,
	task: Task,
	progress: OnProgress
): Promise<unknown> {
	switch (task.method) {
		case 'unpack':
			return engine.unpack(signal, ...task.args, progress);
		case 'inspect':
			return engine.inspect(signal, ...task.args, progress);
		case 'missing':
			return engine.missing(signal, ...task.args);
		case 'ensure':
			return engine.ensure(signal, ...task.args, progress);
		case 'adopt':
			return engine.adopt(signal, ...task.args);
		case 'divide':
			return engine.divide(signal, ...task.args, progress);
		case 'prepare':
			return engine.prepare(signal, ...task.args, progress);
		case 'preview':
			return engine.preview(signal, ...task.args);
		case 'profile':
			return engine.profile(signal, ...task.args);
		case 'locate':
			return engine.locate(signal, ...task.args);
		case 'read':
			return engine.read(signal, ...task.args);
		case 'parquet':
			return engine.parquet(signal, ...task.args);
		case 'retain':
			return engine.retain(signal, ...task.args);
	}
}

/** Runs and reports as data: Comlink keeps only an error's message, name and stack. */
async function outcome<T>(
	otherwise: 'start' | 'crashed',
	work: () => Promise<T>
): Promise<Outcome<T>> {
	try {
		return { kind: 'value', value: await work() };
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'cancelled' };
		if (error instanceof EngineError) return { kind: 'fault', fault: error.toFault() };
		const message = error instanceof Error ? error.message : String(error);
		return { kind: 'fault', fault: { code: otherwise, message } };
	}
}
