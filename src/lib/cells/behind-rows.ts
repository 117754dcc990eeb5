import type { ValueType } from '$lib/journey/analysis';
import type { Key } from '$lib/messages';
import type { BehindFound } from '$lib/state/behind-found';
import type { TableColumn } from '$lib/ui/table/columns';
import type { Arranged, RowSource } from '$lib/ui/table/row-source';
import { engineRows } from './engine-rows';
import { identifierName } from './identifier-name';
import { valueColumns, type ValueWords } from './value-columns';

/** Whom a row of the list opens. */
export interface BehindRow {
	readonly person: number;
	readonly journey: number | undefined;
}

const LABELS = {
	name: 'behind.person',
	type: 'behind.known-by',
	journeys: 'behind.journeys',
	interactions: 'behind.interactions',
	first: 'behind.first',
	last: 'behind.last',
	start: 'behind.start',
	duration: 'behind.duration',
	outcome: 'behind.outcome'
} satisfies Record<string, Key>;

const isShown = (name: string): name is keyof typeof LABELS => name in LABELS;

/** The list as a table on screen. The first column opens the person, at the journey. */
export async function behindRows(
	signal: AbortSignal,
	found: BehindFound,
	words: ValueWords,
	onopen: (row: BehindRow) => void
): Promise<RowSource> {
	const { t } = words;
	const all = valueColumns(found.look.columns, words);
	const source = await engineRows(signal, found, all, [t('common.yes'), t('common.no')]);
	const columns = found.look.columns.flatMap(({ name, type }, at) => {
		const column = all[at];
		return column && isShown(name) ? [columnOf(column, name, type, words)] : [];
	});
	const place = (name: string) => found.look.columns.findIndex((column) => column.name === name);
	const opening = (rows: Arranged) => withOpening(rows, place('person'), place('journey'), onopen);
	return {
		...source,
		columns,
		natural: opening(source.natural),
		arrange: async (wanted, arrangement) => opening(await source.arrange(wanted, arrangement))
	};
}

function columnOf(
	column: TableColumn,
	name: keyof typeof LABELS,
	type: ValueType,
	{ t, formats }: ValueWords
): TableColumn {
	const labelled = { ...column, label: t(LABELS[name]) };
	switch (name) {
		case 'type':
			return { ...labelled, format: (value: string) => identifierName(value, t), width: '10rem' };
		case 'duration':
			return { ...labelled, type: 'duration', format: (value: number) => formats.duration(value) };
		case 'outcome':
			return { ...labelled, format: (value: string) => outcomeName(value, t) };
		default:
			return type === 'text' ? { ...labelled, width: '16rem' } : labelled;
	}
}

function outcomeName(outcome: string, t: ValueWords['t']): string {
	const names: Readonly<Record<string, Key>> = {
		success: 'journeys.outcome-success',
		failure: 'journeys.outcome-failure',
		abandoned: 'journeys.outcome-abandoned',
		open: 'journeys.outcome-open',
		none: 'journeys.outcome-none'
	};
	const key = names[outcome];
	return key === undefined ? outcome : t(key);
}

function withOpening(
	rows: Arranged,
	person: number,
	journey: number,
	onopen: (row: BehindRow) => void
): Arranged {
	return {
		length: rows.length,
		value: (column, position) => rows.value(column, position),
		load: (signal, from, to) => rows.load(signal, from, to),
		find: (signal, text, columns) => rows.find(signal, text, columns),
		opens(column, position) {
			const one = rows.value(person, position);
			if (column !== 0 || typeof one !== 'number') return undefined;
			const at = journey < 0 ? undefined : rows.value(journey, position);
			return () => onopen({ person: one, journey: typeof at === 'number' ? at : undefined });
		}
	};
}
