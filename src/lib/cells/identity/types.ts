import type { NotebookSession } from '$lib/state/session.svelte';

/** The types of identifier that the notebook's sources have, in the order of their first column. */
export function identifierTypes(session: NotebookSession): readonly string[] {
	const columns = session.notebook.document.sources.flatMap((source) => source.columns);
	return [
		...new Set(columns.flatMap(({ role }) => (role.role === 'identifier' ? [role.identifier] : [])))
	];
}
