import type { EngineFault } from './errors';
import type { Engine, EngineInfo, Progress } from './protocol';

/** The worker's first message, once it listens. */
export const READY = 'sentiero-engine-ready';

/** How a call ended, as plain data. */
export type Outcome<T> =
	| { readonly kind: 'value'; readonly value: T }
	| { readonly kind: 'fault'; readonly fault: EngineFault }
	| { readonly kind: 'cancelled' };

type Tail<T extends readonly unknown[]> = T extends readonly [AbortSignal, ...infer Rest]
	? Rest
	: T;
type WithoutProgress<T extends readonly unknown[]> = T extends readonly [
	...infer Start,
	(progress: Progress) => void
]
	? Start
	: T;

/** A call of the engine's interface without its signal and its progress, which cross in their own ways. */
export type Task = {
	[Method in keyof Engine]: {
		readonly method: Method;
		readonly args: WithoutProgress<Tail<Parameters<Engine[Method]>>>;
	};
}[keyof Engine];

export interface Started {
	readonly info: EngineInfo;
	/** The wasm, compiled: workers that are given it start at once. */
	readonly module: WebAssembly.Module;
}

/** What the worker exposes through Comlink. */
export interface RemoteEngine {
	/** Compiles the wasm, unless another worker has done it. */
	start(module: WebAssembly.Module | undefined): Promise<Outcome<Started>>;
	/** `id` names the call for `cancel`. */
	call(id: number, task: Task, onProgress: (progress: Progress) => void): Promise<Outcome<unknown>>;
	cancel(id: number): void;
	ping(): void;
}
