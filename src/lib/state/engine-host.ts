import EngineWorker from '$workers/engine.worker?worker';
import { engineClient } from '$lib/engine/client';
import { Loaders } from '$lib/engine/loaders';
import type { Engine } from '$lib/engine/protocol';
import { Supervisor, type Compiled } from '$lib/engine/supervisor';
import { WORTH_IT } from '$lib/engine/take-files';

/** Workers that read files at once, at most: each may take some hundred megabytes for it. */
const LOADERS = 3;

/** The engine of this tab, and the workers that read files for it. */
export class EngineHost {
	readonly #compiled: Compiled = {};
	readonly #supervisor = new Supervisor({
		spawn: () => new EngineWorker({ name: 'sentiero-engine' }),
		compiled: this.#compiled
	});
	readonly #loaders = new Loaders(loaders(this.#compiled));
	readonly client: Engine = {
		...engineClient(this.#supervisor),
		prepare: this.#loaders.prepare
	};

	/** Starts ahead of need, so that the first drop does not wait. A failure shows at the first call. */
	warmUp(): void {
		this.#supervisor.start().catch(() => undefined);
	}

	/** Gets ready to read files of so many bytes soon. */
	expect(bytes: number): void {
		if (bytes >= WORTH_IT) void this.#loaders.warmUp();
	}

	/** Ends the worker and frees its memory; the next call starts another. */
	stop(): void {
		this.#supervisor.stop();
	}
}

/** No more than there are processors. */
function loaders(compiled: Compiled): Supervisor[] {
	const length = Math.max(1, Math.min(LOADERS, navigator.hardwareConcurrency));
	const spawn = () => new EngineWorker({ name: 'sentiero-loader' });
	return Array.from({ length }, () => new Supervisor({ spawn, compiled }));
}
