import type { Asked } from './case';
import type { Lab } from './lab';

/** What a kind of case is answered with: values under the names that `expected` has for them. */
export type Answer = Readonly<Record<string, unknown>>;

/** How cases of one kind are put to the real cells. It sees what is asked, never what is expected. */
export interface Kind {
	readonly kind: string;
	/** Rejects with `Unsupported` where the cells have no such setting. */
	answer(asked: Asked, lab: Lab): Promise<Answer>;
}
