import type { Engine } from './protocol';
import type { Supervisor } from './supervisor';
import type { Task } from './remote';

/** The engine behind a supervised worker, as any engine. */
export function engineClient(supervisor: Supervisor): Engine {
	const quiet = () => undefined;
	// What comes back was made by the same method on the other side of the border.
	const call = <Method extends keyof Engine>(
		signal: AbortSignal,
		task: Extract<Task, { method: Method }>,
		onProgress: Parameters<Supervisor['call']>[2] = quiet
	) => supervisor.call(signal, task, onProgress) as ReturnType<Engine[Method]>;

	return {
		unpack: (signal, file, onProgress) =>
			call<'unpack'>(signal, { method: 'unpack', args: [file] }, onProgress),
		inspect: (signal, file, read, onProgress) =>
			call<'inspect'>(signal, { method: 'inspect', args: [file, read] }, onProgress),
		missing: (signal, keys) => call<'missing'>(signal, { method: 'missing', args: [keys] }),
		ensure: (signal, build, files, onProgress) =>
			call<'ensure'>(signal, { method: 'ensure', args: [build, files] }, onProgress),
		divide: (signal, build, files, count, onProgress) =>
			call<'divide'>(signal, { method: 'divide', args: [build, files, count] }, onProgress),
		prepare: (signal, build, files, onProgress) =>
			call<'prepare'>(signal, { method: 'prepare', args: [build, files] }, onProgress),
		adopt: (signal, build, prepared) =>
			call<'adopt'>(signal, { method: 'adopt', args: [build, prepared] }),
		preview: (signal, source, file) =>
			call<'preview'>(signal, { method: 'preview', args: [source, file] }),
		profile: (signal, source, file) =>
			call<'profile'>(signal, { method: 'profile', args: [source, file] }),
		locate: (signal, source, files, rows) =>
			call<'locate'>(signal, { method: 'locate', args: [source, files, rows] }),
		read: (signal, statement) => call<'read'>(signal, { method: 'read', args: [statement] }),
		parquet: (signal, statement) =>
			call<'parquet'>(signal, { method: 'parquet', args: [statement] }),
		retain: (signal, keys) => call<'retain'>(signal, { method: 'retain', args: [keys] })
	};
}
