import { countedOf, type Measure } from '$lib/journey/metrics/measure';
import type { Estimate } from '$lib/journey/metrics/measure-estimate';
import type { Measured, MetricsResult } from '$lib/journey/metrics/metrics';
import type { Words } from '$lib/messages';
import type { Column } from '$lib/ui/table/columns';
import { nameOf, valueOf } from './wording';

/** One number of the cell. */
export interface MetricRow {
	readonly metric: string;
	readonly who: string;
	/** When its period begins, in microseconds UTC; null over all. */
	readonly from: number | null;
	readonly open: boolean;
	readonly measure: Measure;
	readonly estimate: Estimate;
}

/** Every number of the cell: over all, then by period. */
export function metricRows(
	{ metrics }: MetricsResult,
	names: { readonly group: string; readonly compared: string },
	words: Words
): MetricRow[] {
	return metrics.flatMap((metric) => {
		const base = { metric: nameOf(metric, words.t), measure: metric.measure };
		const rowsOf = ({ estimate, series }: Measured, who: string): MetricRow[] => [
			{ ...base, who, from: null, open: false, estimate },
			...series.map((one) => ({
				...base,
				who,
				from: one.from,
				open: one.open,
				estimate: one.estimate
			}))
		];
		return [
			...rowsOf(metric, names.group),
			...(metric.compared === null ? [] : rowsOf(metric.compared, names.compared))
		];
	});
}

export function metricColumns(words: Words, periods: boolean): readonly Column<MetricRow>[] {
	const { t, formats: f } = words;
	// Cells of one column hold values of many kinds: each is written as its own measure is.
	const number = (key: 'value' | 'low' | 'high'): Column<MetricRow> => ({
		key,
		label: t(`metrics.table-${key}`),
		type: 'text',
		value: ({ estimate, measure }) =>
			estimate[key] === null ? null : valueOf(estimate[key], measure, words)
	});
	return [
		{ key: 'metric', label: t('metrics.table-metric'), type: 'text', value: (row) => row.metric },
		{ key: 'who', label: t('metrics.table-who'), type: 'text', value: (row) => row.who },
		...(periods ? periodColumns(words) : []),
		number('value'),
		number('low'),
		number('high'),
		{
			key: 'n',
			label: t('metrics.table-n'),
			type: 'integer',
			value: ({ estimate }) => estimate.n,
			format: (value: number) => f.integer(value)
		},
		{
			key: 'counted',
			label: t('metrics.table-counted'),
			type: 'text',
			value: ({ measure, estimate }) =>
				t(`metrics.counted-${countedOf(measure)}`, { n: estimate.n })
		},
		{
			key: 'left',
			label: t('metrics.table-left'),
			type: 'integer',
			value: ({ estimate }) => estimate.left,
			format: (value: number) => f.integer(value)
		}
	];
}

function periodColumns({ t, formats }: Words): Column<MetricRow>[] {
	return [
		{
			key: 'from',
			label: t('metrics.table-period'),
			type: 'date',
			value: ({ from }) => from,
			format: (value: number) => formats.date(value / 1000)
		},
		{
			key: 'open',
			label: t('metrics.table-open'),
			type: 'text',
			value: ({ open }) => t(open ? 'common.no' : 'common.yes')
		}
	];
}
