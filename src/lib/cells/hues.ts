import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { NotebookSession } from '$lib/state/session.svelte';

const HUES = 8;

/**
 * Gives each name a hue, in their alphabetical order so that it stays the same from cell to cell. Of more
 * names than there are hues the first have one, and no two the same.
 */
export function hueOf(names: readonly string[]): (name: string) => string | undefined {
	const sorted = [...new Set(names)].slice(0, HUES).sort();
	return (name) => {
		const index = sorted.indexOf(name);
		return index < 0 ? undefined : `var(--hue-${index + 1})`;
	};
}

/** The hues of the notebook's channels, for names that may be some of them; else their own. */
export function channelHues(
	{ notebook }: NotebookSession,
	names: readonly string[]
): (name: string) => string | undefined {
	const channels = notebook.document.cells
		.filter(({ kind }) => kind === 'journeys')
		.flatMap(({ id }) => (notebook.runs.resultOf(id) as JourneysResult | undefined)?.channels ?? [])
		.map(({ name }) => name ?? '');
	return hueOf(names.every((name) => channels.includes(name)) ? channels : names);
}
