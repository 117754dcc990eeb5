import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { NotebookDocument } from '$lib/notebook/document';
import type { Option } from '$lib/ui/options';

/** What the settings of metrics are chosen from. */
export interface Choices {
	readonly touchpoint: readonly string[];
	readonly channel: readonly string[];
	readonly stage: readonly string[];
	/** Columns of the sources, and those of them that hold scores. */
	readonly columns: readonly string[];
	readonly scores: readonly string[];
	readonly disabled: boolean;
}

export function choicesOf(
	document: NotebookDocument,
	journeys: JourneysResult | undefined,
	disabled: boolean
): Choices {
	const names = (list: readonly { readonly name: string | null }[] = []) =>
		list.flatMap(({ name }) => name ?? []);
	const columns = document.sources.flatMap((source) => source.columns);
	const ofRole = (of: (role: string) => boolean) => [
		...new Set(columns.filter(({ role }) => of(role.role)).map(({ name }) => name))
	];
	return {
		touchpoint: names(journeys?.touchpoints),
		channel: names(journeys?.channels),
		stage: names(journeys?.stages),
		columns: ofRole((role) => role !== 'ignore' && role !== 'time'),
		scores: ofRole((role) => role === 'score'),
		disabled
	};
}

/** Options of names; one that is chosen is there even if the data does not know it. */
export function optionsOf(names: readonly string[], chosen = ''): Option[] {
	const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
	return all.map((value) => ({ value, label: value }));
}
