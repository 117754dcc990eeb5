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

/**
 * Takes back what was kept, once; undefined where it is not newer than the stored revision `current`,
 * which holds `stored`.
 */
export function takeUnsaved(
	notebook: string,
	current: number,
	stored: NotebookDocument
): NotebookDocument | undefined {
	try {
		const text = localStorage.getItem(keyOf(notebook));
		if (text === null) return undefined;
		localStorage.removeItem(keyOf(notebook));
		const { after, saving, document } = v.parse(unsavedSchema, JSON.parse(text));
		const newer = current === after || (saving && current === after + 1);
		if (!newer || document === packDocument(stored, analysisOf)) return undefined;
		return readDocument(document, analysisOf);
	} catch {
		// What cannot be read is not worth more than the revision that can.
		return undefined;
	}
}
