import { LABELS, type PathLabel } from '$lib/journey/paths/spec';
import type { Key, Translate } from '$lib/messages';
import type { NotebookDocument } from '$lib/notebook/document';
import type { Option } from '$lib/ui/options';

const COLUMN = 'column:';
const NAMES: Readonly<Record<(typeof LABELS)[number], Key>> = {
	touchpoint: 'cells.label-touchpoint',
	channel: 'cells.label-channel',
	both: 'paths.label-both',
	stage: 'paths.label-stage'
};

/** What steps can be called by. */
export function labelOptions(document: NotebookDocument, t: Translate): Option[] {
	const columns = document.sources.flatMap(({ columns }) =>
		columns.filter(({ role }) => role.role !== 'ignore' && role.role !== 'time')
	);
	const names = [...new Set(columns.map(({ name }) => name))];
	return [
		...LABELS.map((value) => ({ value, label: t(NAMES[value]), group: t('paths.label-own') })),
		...names.map((name) => ({
			value: COLUMN + name,
			label: name,
			group: t('paths.label-column')
		}))
	];
}

export function labelValue(label: PathLabel): string {
	return typeof label === 'string' ? label : COLUMN + label.column;
}

export function labelOfValue(value: string): PathLabel {
	return LABELS.find((one) => one === value) ?? { column: value.slice(COLUMN.length) };
}

export function labelWords(label: PathLabel, t: Translate): string {
	return typeof label === 'string' ? t(NAMES[label]) : label.column;
}
