import type { Asked } from './case';
import type { Lab } from './lab';

/** What a kind of case is answered with: values under the names that `expected` has for them. */
export type Answer = Readonly<Record<string, unknown>>;

/** The names of the figures that are asked for, and of those within them. */
export interface Names {
	readonly [name: string]: Names;
}

/** The names in a value, without what they stand for. */
export function namesOf(value: unknown): Names {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, namesOf(one)]));
}

/** How cases of one kind are put to the real cells. It sees what is asked, never what is expected. */
export interface Kind {
	readonly kind: string;
	/** Rejects with `Unsupported` where the cells have no such setting. */
	answer(asked: Asked, lab: Lab, names: Names): Promise<Answer>;
}
