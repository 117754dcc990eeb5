import type { NotebookDocument } from '$lib/notebook/document';
import type { Option } from '$lib/ui/options';

/** Stands for no column: an option has a value, and no column is called by a line break. */
export const TOUCHPOINT = '\n';

/** What may say what an interaction was about: the touchpoint, or a column of the sources. */
export function topicOptions(document: NotebookDocument, touchpoint: string): Option[] {
	const columns = document.sources.flatMap((source) =>
		source.columns
			.filter(({ role }) => !['ignore', 'time', 'identifier'].includes(role.role))
			.map(({ name }) => ({ name, source: source.name }))
	);
	const names = [...new Set(columns.map(({ name }) => name))].sort();
	return [
		{ value: TOUCHPOINT, label: touchpoint },
		...names.map((name) => ({
			value: name,
			label: name,
			detail: columns
				.filter((column) => column.name === name)
				.map(({ source }) => source)
				.join(', ')
		}))
	];
}
