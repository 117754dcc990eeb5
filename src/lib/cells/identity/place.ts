import type { Cell } from '$lib/notebook/document';
import type { IdentityPlace } from '$lib/state/explain-identity';
import type { NotebookSession } from '$lib/state/session.svelte';

/** Where questions about this cell are asked. */
export function placeOf(session: NotebookSession, cell: Cell): IdentityPlace {
	const { app, notebook } = session;
	return {
		engine: app.engine.client,
		fileOf: app.fileOf,
		prepared: app.tables,
		document: notebook.document,
		cell: cell.id
	};
}
