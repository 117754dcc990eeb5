import EngineWorker from '$workers/engine.worker?worker';
import { engineClient } from '$lib/engine/client';
import type { Engine } from '$lib/engine/protocol';
import { Supervisor, type EngineState } from '$lib/engine/supervisor';

/** The engine of this tab and what it is doing. */
export class EngineHost {
	#state: EngineState = $state('off');
	readonly #supervisor = new Supervisor({
		spawn: () => new EngineWorker({ name: 'sentiero-engine' }),
		onState: (state) => (this.#state = state)
	});
	readonly client: Engine = engineClient(this.#supervisor);

	get state(): EngineState {
		return this.#state;
	}

	/** Starts ahead of need, so that the first drop does not wait. A failure shows at the first call. */
	warmUp(): void {
		this.#supervisor.start().catch(() => undefined);
	}

	/** Ends the worker and frees its memory; the next call starts another. */
	stop(): void {
		this.#supervisor.stop();
	}
}
