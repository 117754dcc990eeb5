import type { NotebookDocument } from './document';

/** Documents behind and ahead of the present one. They share most of their parts, so they are small. */
export interface History {
	readonly past: readonly NotebookDocument[];
	readonly present: NotebookDocument;
	readonly future: readonly NotebookDocument[];
	/** What the last edit belonged to: edits of one group in a row are undone together. */
	readonly group: string | undefined;
}

const MOST_STEPS = 500;

export function startHistory(present: NotebookDocument): History {
	return { past: [], present, future: [], group: undefined };
}

/** Adds an edit. Successive edits with the same group (typing in one field) are one step. */
export function record(history: History, present: NotebookDocument, group?: string): History {
	if (present === history.present) return history;
	const merged = group !== undefined && group === history.group && history.past.length > 0;
	const past = merged ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
	return { past, present, future: [], group };
}

export function undo(history: History): History {
	const present = history.past.at(-1);
	if (present === undefined) return history;
	return {
		past: history.past.slice(0, -1),
		present,
		future: [history.present, ...history.future],
		group: undefined
	};
}

export function redo(history: History): History {
	const [present, ...future] = history.future;
	if (present === undefined) return history;
	return { past: [...history.past, history.present], present, future, group: undefined };
}
