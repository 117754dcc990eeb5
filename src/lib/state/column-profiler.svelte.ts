import type { DataFile, Profile } from '$lib/engine/protocol';
import type { Source } from '$lib/import/source';
import type { EngineHost } from './engine-host';

/** What the columns of a file hold, as they are read now. The last profile stays until the next is there. */
export class ColumnProfiler {
	profile: Profile | undefined = $state.raw();
	readonly #engine: EngineHost;
	#layout = '';
	#types = '';
	#stop = new AbortController();

	constructor(engine: EngineHost) {
		this.#engine = engine;
	}

	/** Makes the profile anew where the columns, or how they are read, have changed. */
	async update(source: Source, file: DataFile): Promise<void> {
		const layout = JSON.stringify([file.hash, source.read, source.columns.map(headingOf)]);
		const types = JSON.stringify(source.columns.map(({ type }) => type));
		if (layout === this.#layout && types === this.#types) return;
		if (layout !== this.#layout) this.profile = undefined;
		[this.#layout, this.#types] = [layout, types];
		this.#stop.abort();
		this.#stop = new AbortController();
		const { signal } = this.#stop;
		try {
			const profile = await this.#engine.client.profile(signal, source, file);
			if (!signal.aborted) this.profile = profile;
		} catch {
			// The preview reads the same file in the same way, and says what is wrong with it.
			if (!signal.aborted) this.stop();
		}
	}

	stop(): void {
		this.#stop.abort();
		this.#layout = '';
		this.profile = undefined;
	}
}

const headingOf = ({ heading }: { readonly heading: string }) => heading;
