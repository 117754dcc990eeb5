import type { OpenNotebook } from '$lib/state/open-notebook.svelte';

/** Keys that work anywhere on the page, save where text is written: there they belong to the text. */
export function shortcuts(event: KeyboardEvent, notebook: OpenNotebook): void {
	if (!(event.metaKey || event.ctrlKey) || event.altKey || isWriting(event.target)) return;
	const key = event.key.toLowerCase();
	if (key === 'z' && !event.shiftKey) notebook.undo();
	else if (key === 'y' || (key === 'z' && event.shiftKey)) notebook.redo();
	else return;
	event.preventDefault();
}

function isWriting(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
	);
}
