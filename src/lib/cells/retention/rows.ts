import type { RetentionResult } from '$lib/journey/retention/result';
import type { RetentionSpec } from '$lib/journey/retention/spec';
import { newcombe } from '$lib/journey/statistics';
import type { Words } from '$lib/messages';
import type { Column } from '$lib/ui/table/columns';

interface Names {
	readonly shown: string;
	readonly compared: string;
}

export interface CohortRow {
	readonly segment: string;
	readonly starts: number;
	readonly after: number;
	readonly people: number;
	readonly size: number;
	readonly open: boolean;
}

/** A row for every cell of the cohort tables whose period has begun. */
export function cohortRows(
	{ periods, shown, compared }: RetentionResult,
	names: Names
): CohortRow[] {
	const sides = [
		{ segment: names.shown, side: shown },
		...(compared === null ? [] : [{ segment: names.compared, side: compared }])
	];
	return sides.flatMap(({ segment, side }) =>
		side.cohorts.flatMap(({ size, returned }, index) =>
			returned.flatMap((people, after) => {
				const [starts, state] = [periods[index]?.starts, periods[index + after]?.state];
				if (starts === undefined || state === undefined || state === 'ahead') return [];
				return [{ segment, starts, after, people, size, open: state === 'open' }];
			})
		)
	);
}

export function cohortColumns(
	spec: RetentionSpec,
	nameOf: (starts: number) => string,
	{ t, formats: f }: Words
): Column<CohortRow>[] {
	const several = spec.compare !== '';
	const segment: Column<CohortRow> = {
		key: 'segment',
		label: t('segments.name'),
		type: 'text',
		value: (row) => row.segment
	};
	return [
		...(several ? [segment] : []),
		{
			key: 'cohort',
			label: t('retention.corner'),
			type: 'date',
			value: ({ starts }) => starts,
			format: (starts: number) => nameOf(starts)
		},
		{
			key: 'after',
			label: t(`retention.periods-after-${spec.period}`),
			type: 'integer',
			value: ({ after }) => after,
			format: (after: number) => f.integer(after)
		},
		{
			key: 'people',
			label: t('retention.column-back'),
			type: 'integer',
			value: ({ people }) => people,
			format: (people: number) => f.integer(people)
		},
		{
			key: 'size',
			label: t('retention.column-size'),
			type: 'integer',
			value: ({ size }) => size,
			format: (size: number) => f.integer(size)
		},
		{
			key: 'share',
			label: t('retention.column-share'),
			type: 'percent',
			value: ({ people, size }) => (size === 0 ? null : people / size),
			format: (share: number) => f.percent(share)
		},
		{
			key: 'open',
			label: t('retention.column-over'),
			type: 'text',
			value: ({ open }) => t(open ? 'retention.is-open' : 'retention.is-over')
		}
	];
}

export interface ContrastRow {
	readonly after: number;
	readonly shown: number | null;
	readonly compared: number | null;
	readonly difference: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

/** The means of two segments and how they differ; with an interval where each person counts once. */
export function contrastRows(
	{ shown, compared }: RetentionResult,
	spec: RetentionSpec
): ContrastRow[] {
	const once = spec.mean === 'people' && spec.starts !== 'every';
	return shown.mean.flatMap((mine, after) => {
		const other = compared?.mean[after];
		if (after === 0 || other === undefined) return [];
		const between = once
			? newcombe(
					{ successes: mine.returned, n: mine.size },
					{ successes: other.returned, n: other.size }
				)
			: undefined;
		const both = mine.rate !== null && other.rate !== null;
		return [
			{
				after,
				shown: mine.rate,
				compared: other.rate,
				difference: both ? (mine.rate ?? 0) - (other.rate ?? 0) : null,
				low: between?.low ?? null,
				high: between?.high ?? null
			}
		];
	});
}

export function contrastColumns(
	names: Names,
	spec: RetentionSpec,
	{ t, formats: f }: Words
): Column<ContrastRow>[] {
	const share = (key: keyof ContrastRow, label: string): Column<ContrastRow> => ({
		key,
		label,
		type: 'percent',
		value: (row) => row[key],
		format: (value: number) => f.percent(value)
	});
	return [
		{
			key: 'after',
			label: t(`retention.periods-after-${spec.period}`),
			type: 'integer',
			value: ({ after }) => after,
			format: (after: number) => f.integer(after)
		},
		share('shown', names.shown),
		share('compared', names.compared),
		share('difference', t('retention.column-difference')),
		share('low', t('retention.column-low')),
		share('high', t('retention.column-high'))
	];
}
