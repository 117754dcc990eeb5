import type { Progress } from '$lib/engine/protocol';
import type { StoredResult } from '$lib/storage/rows';

export type { Progress, StoredResult };

/** What a cell shows about its result. `shown` is the newest result there is, which may be of an older spec. */
export type CellState =
	/** There is nothing to run: words. */
	| { readonly state: 'plain' }
	| { readonly state: 'empty' }
	| { readonly state: 'fresh'; readonly shown: StoredResult }
	| { readonly state: 'stale'; readonly shown: StoredResult }
	| { readonly state: 'waiting'; readonly shown: StoredResult | undefined }
	| {
			readonly state: 'running';
			readonly progress: Progress | undefined;
			readonly shown: StoredResult | undefined;
	  }
	| { readonly state: 'cancelled'; readonly shown: StoredResult | undefined }
	/** `error` says why: of a run, or of a spec that cannot run as it is. */
	| { readonly state: 'failed'; readonly error: unknown; readonly shown: StoredResult | undefined };

/** The result on screen, if any. */
export function shownOf(state: CellState): StoredResult | undefined {
	return 'shown' in state ? state.shown : undefined;
}
