import { expose } from 'comlink';
import { EngineError } from '$lib/engine/errors';
import type { OnProgress } from '$lib/engine/protocol';
import { READY, type Outcome, type RemoteEngine } from '$lib/engine/remote';
import { DuckDBDatabase } from './duckdb';
import { browserPlatform } from './duckdb-browser';
import { LocalEngine } from './engine';
import { onceIn } from './throttle';

/** Exposes the engine of this worker, and says so: messages sent before would be lost. */
export function serve(): void {
	let opening: Promise<DuckDBDatabase> | undefined;
	let engine: LocalEngine | undefined;
	const open = async () => {
		opening ??= DuckDBDatabase.open(browserPlatform);
		const database = await opening;
		engine ??= new LocalEngine(database);
		return { engine, info: { version: database.version } };
	};
	const calls = new Map<number, AbortController>();

	const remote: RemoteEngine = {
		start: () => outcome('start', async () => (await open()).info),
		async call(id, task, onProgress) {
			const controller = new AbortController();
			calls.set(id, controller);
			const progress: OnProgress = onceIn(100, (value) => void onProgress(value));
			try {
				return await outcome('crashed', async () => {
					const { engine } = await open();
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
		case 'ensure':
			return engine.ensure(signal, ...task.args, progress);
		case 'adopt':
			return engine.adopt(signal, ...task.args);
		case 'prepare':
			return engine.prepare(signal, ...task.args);
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
