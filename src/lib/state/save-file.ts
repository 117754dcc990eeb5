import type { NotebookDocument } from '$lib/notebook/document';
import { fileNameOf, writeDocument } from '$lib/notebook/file';
import { saveText } from './save-text';

/** Hands a notebook's document to the browser as a download: `name.sentiero.json`, without data. */
export function saveFile(notebook: NotebookDocument): void {
	saveText(fileNameOf(notebook.title), writeDocument(notebook));
}
