import type { Reason } from './topics.ts';

/** Fragments of opinions: `{amount}`, `{days}` and `{times}` are filled in per comment. */
export type CommentBank = {
	readonly goodStart: readonly string[];
	readonly badStart: readonly string[];
	readonly goodEnd: readonly string[];
	readonly badEnd: readonly string[];
	readonly middling: readonly string[];
	readonly about: Record<
		Reason,
		{ readonly good: readonly string[]; readonly bad: readonly string[] }
	>;
};
