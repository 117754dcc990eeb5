import type { NotebookDocument } from '$lib/notebook/document';
import { fileNameOf, writeDocument } from '$lib/notebook/file';

/** Hands a notebook's document to the browser as a download: `name.sentiero.json`, without data. */
export function saveFile(notebook: NotebookDocument): void {
	const blob = new Blob([writeDocument(notebook)], { type: 'application/json' });
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = fileNameOf(notebook.title);
	link.click();
	// The download has its own hold on the Blob once it has begun.
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
