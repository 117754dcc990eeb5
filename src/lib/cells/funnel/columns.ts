import type { FunnelPick } from '$lib/journey/funnel/behind';
import type {
	FunnelGroup,
	FunnelResult,
	FunnelSide,
	StepFigures
} from '$lib/journey/funnel/result';
import { requiredSteps, type FunnelSpec } from '$lib/journey/funnel/spec';
import type { TrendPoint } from '$lib/journey/funnel/trend';
import type { Column } from '$lib/ui/table/columns';
import type { Key, Words } from '$lib/messages';
import { groupName, labelOf, type SideNames } from './chart-data';

type Open = (pick: FunnelPick, title: string) => void;
/** Milliseconds. */
const DAY = 86_400_000;

type Value<Row> = (row: Row) => unknown;

/** Columns of each type, labelled by their messages. */
function columnsIn<Row>({ t, formats }: Words) {
	const column =
		<Shown>(type: Column<Row>['type'], format: (value: Shown) => string) =>
		(key: string, label: Key, value: Value<Row>, onopen?: (row: Row) => void): Column<Row> => ({
			key,
			label: t(label),
			type,
			value,
			format: format as (value: never) => string,
			...(onopen === undefined ? {} : { onopen })
		});
	return {
		text: column<string>('text', String),
		whole: column<number>('integer', formats.integer),
		share: column<number>('percent', (value) => formats.percent(value)),
		time: column<number>('duration', formats.duration),
		date: column<number>('time', (value) => {
			const at = value / 1000;
			return formats.local(at) % DAY === 0 ? formats.date(at) : formats.dateTime(at);
		})
	};
}

export interface StepRow extends StepFigures {
	readonly who: string;
	readonly compared: boolean;
	readonly step: number;
	readonly name: string;
	readonly difference: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** Whether somebody may be lost at it. */
	readonly loses: boolean;
}

export function stepRows(
	{ counted, compared, differences }: FunnelResult,
	spec: FunnelSpec,
	names: SideNames,
	words: Words
): StepRow[] {
	const required = requiredSteps(spec);
	const rows = ({ steps }: FunnelSide, who: string, other: boolean) =>
		steps.map((figures, k) => ({
			...figures,
			who,
			compared: other,
			step: k + 1,
			name: labelOf(spec, k, words),
			difference: other ? null : (differences[k]?.ofFirst ?? null),
			low: (other ? null : differences[k]?.interval?.low) ?? null,
			high: (other ? null : differences[k]?.interval?.high) ?? null,
			loses: k > 0 && required.includes(k)
		}));
	return [
		...rows(counted, names.counted, false),
		...(compared === null ? [] : rows(compared, names.compared, true))
	];
}

export function stepColumns(words: Words, compares: boolean, open: Open): Column<StepRow>[] {
	const { text, whole, share, time } = columnsIn<StepRow>(words);
	const title = (key: 'reached' | 'lost', { step, name }: StepRow) =>
		words.t(`funnel.${key}-title`, { step, label: name });
	return [
		...(compares ? [text('who', 'funnel.column-who', ({ who }) => who)] : []),
		whole('step', 'funnel.column-step', ({ step }) => step),
		text('name', 'funnel.column-name', ({ name }) => name),
		whole(
			'reached',
			'funnel.column-reached',
			({ reached }) => reached,
			(row) =>
				open({ is: 'reached', step: row.step - 1, compared: row.compared }, title('reached', row))
		),
		share('all', 'funnel.column-all', ({ ofAll }) => ofAll),
		share('first', 'funnel.column-first', ({ ofFirst }) => ofFirst),
		share('previous', 'funnel.column-previous', ({ ofPrevious }) => ofPrevious),
		share('low', 'funnel.column-low', ({ interval }) => interval?.low ?? null),
		share('high', 'funnel.column-high', ({ interval }) => interval?.high ?? null),
		whole(
			'lost',
			'funnel.column-lost',
			({ lost, loses }) => (loses ? lost : null),
			(row) => open({ is: 'lost', step: row.step - 1, compared: row.compared }, title('lost', row))
		),
		...(compares
			? [
					share('difference', 'funnel.column-difference', ({ difference }) => difference),
					share('difference-low', 'funnel.column-low', ({ low }) => low),
					share('difference-high', 'funnel.column-high', ({ high }) => high)
				]
			: []),
		time('mean', 'funnel.column-mean', ({ fromPrevious }) => fromPrevious?.mean ?? null),
		time('median', 'funnel.column-median', ({ fromPrevious }) => fromPrevious?.median ?? null),
		time('deviation', 'funnel.column-deviation', ({ fromPrevious: of }) => of?.deviation ?? null),
		time('q1', 'funnel.column-q1', ({ fromPrevious }) => fromPrevious?.q1 ?? null),
		time('q3', 'funnel.column-q3', ({ fromPrevious }) => fromPrevious?.q3 ?? null),
		time('entry-mean', 'funnel.column-entry-mean', ({ fromEntry }) => fromEntry?.mean ?? null),
		time(
			'entry-median',
			'funnel.column-entry-median',
			({ fromEntry }) => fromEntry?.median ?? null
		),
		time(
			'entry-deviation',
			'funnel.column-entry-deviation',
			({ fromEntry }) => fromEntry?.deviation ?? null
		)
	];
}

export interface TrendRow extends TrendPoint {
	readonly who: string;
	readonly compared: boolean;
}

export function trendColumns(
	words: Words,
	compares: boolean,
	open: (row: TrendRow) => void
): Column<TrendRow>[] {
	const { text, whole, share, date } = columnsIn<TrendRow>(words);
	const { t } = words;
	return [
		...(compares ? [text('who', 'funnel.column-who', ({ who }) => who)] : []),
		date('period', 'funnel.column-period', ({ start }) => start),
		whole('entered', 'funnel.column-entered', ({ entered }) => entered, open),
		whole('converted', 'funnel.column-converted', ({ converted }) => converted),
		share('rate', 'funnel.column-rate', ({ rate }) => rate),
		share('low', 'funnel.column-low', ({ interval }) => interval?.low ?? null),
		share('high', 'funnel.column-high', ({ interval }) => interval?.high ?? null),
		text('over', 'funnel.column-over', ({ open }) => t(open ? 'common.no' : 'common.yes'))
	];
}

export interface TimeRow {
	readonly who: string;
	readonly compared: boolean;
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

export function timeColumns(
	words: Words,
	compares: boolean,
	open: (row: TimeRow) => void
): Column<TimeRow>[] {
	const { text, whole, time } = columnsIn<TimeRow>(words);
	return [
		...(compares ? [text('who', 'funnel.column-who', ({ who }) => who)] : []),
		time('from', 'funnel.column-from', ({ from }) => from),
		time('to', 'funnel.column-to', ({ to }) => to),
		whole('units', 'funnel.column-units', ({ count }) => count, open)
	];
}

export interface InsteadRow {
	readonly who: string;
	readonly step: number;
	readonly name: string;
	readonly next: string;
	readonly count: number;
}

export function insteadColumns(words: Words, compares: boolean): Column<InsteadRow>[] {
	const { text, whole } = columnsIn<InsteadRow>(words);
	return [
		...(compares ? [text('who', 'funnel.column-who', ({ who }) => who)] : []),
		whole('step', 'funnel.column-step', ({ step }) => step),
		text('name', 'funnel.column-name', ({ name }) => name),
		text('next', 'funnel.column-instead', ({ next }) => next),
		whole('units', 'funnel.column-units', ({ count }) => count)
	];
}

export interface GroupRow extends FunnelGroup {
	readonly who: string;
	readonly step: number;
	readonly name: string;
}

export function groupColumns(words: Words, compares: boolean): Column<GroupRow>[] {
	const { text, whole, share, time } = columnsIn<GroupRow>(words);
	const here = ({ reached, step }: GroupRow) => reached[step - 1] ?? 0;
	return [
		...(compares ? [text('who', 'funnel.column-who', ({ who }) => who)] : []),
		text('value', 'funnel.column-value', (row) => groupName(row, words)),
		whole('step', 'funnel.column-step', ({ step }) => step),
		text('name', 'funnel.column-name', ({ name }) => name),
		whole('reached', 'funnel.column-reached', here),
		share('first', 'funnel.column-first', (row) =>
			(row.reached[0] ?? 0) === 0 ? null : here(row) / (row.reached[0] ?? 1)
		),
		time('mean', 'funnel.column-mean', ({ fromPrevious, step }) => fromPrevious[step - 1] ?? null)
	];
}
