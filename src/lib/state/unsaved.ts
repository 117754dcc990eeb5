import * as v from 'valibot';
import { analysisOf } from '$lib/journey/registry';
import type { NotebookDocument } from '$lib/notebook/document';
import { packDocument, readDocument } from '$lib/notebook/file';

const unsavedSchema = v.object({
	/** The stored revision that the page knew last. */
	after: v.number(),
	/** Whether it was just storing the one after that. */
	saving: v.boolean(),
	document: v.string()
});
type Unsaved = v.InferOutput<typeof unsavedSchema>;

const keyOf = (notebook: string) => `sentiero-unsaved-${notebook}`;

/**
 * Keeps the edits of a page that is about to go. The database answers too late for it, so they wait
 * where a page can write without an answer.
 */
export function keepUnsaved(
	notebook: string,
	document: NotebookDocument,
	after: number,
	saving: boolean
): void {
	try {
		const text = packDocument(document, analysisOf);
		const unsaved: Unsaved = { after, saving, document: text };
		localStorage.setItem(keyOf(notebook), JSON.stringify(unsaved));
	} catch {
		// No room, or no storage: the save that is under way is all there is.
	}
}

/** Forgets what was kept, now that it or something newer is stored as this revision. */
export function dropUnsaved(notebook: string, revision: number): void {
	try {
		const text = localStorage.getItem(keyOf(notebook));
		if (text === null) return;
		const { after } = v.parse(unsavedSchema, JSON.parse(text));
		if (after < revision) localStorage.removeItem(keyOf(notebook));
	} catch {
		// What is older than the stored revision is not taken for newer.
	}
}

/**
 * Takes back what was kept, once, with the revision that it follows: `current`, or an older one where another tab
 * has saved since. Undefined where it is what is `stored`.
 */
export function takeUnsaved(
	notebook: string,
	current: number,
	stored: NotebookDocument
): { readonly document: NotebookDocument; readonly after: number } | undefined {
	try {
		const text = localStorage.getItem(keyOf(notebook));
		if (text === null) return undefined;
		localStorage.removeItem(keyOf(notebook));
		const { after, saving, document } = v.parse(unsavedSchema, JSON.parse(text));
		if (document === packDocument(stored, analysisOf)) return undefined;
		// What was just being stored then is what is stored now.
		const follows = saving && current === after + 1 ? current : after;
		return { document: readDocument(document, analysisOf), after: follows };
	} catch {
		// What cannot be read is not worth more than the revision that can.
		return undefined;
	}
}
