import type { HeatCell, HeatData, HeatHead } from '$lib/charts/heat/data';
import { momentOf } from '$lib/journey/periods/pick';
import type { ShownPeriod } from '$lib/journey/periods/range';
import type { Cohort, MeanReturn, Retained } from '$lib/journey/retention/result';
import type { RetentionSpec } from '$lib/journey/retention/spec';
import { wilson } from '$lib/journey/statistics';
import type { Translate, Words } from '$lib/messages';
import { periodName } from '../period-words';

/** The row of all cohorts together. */
export const MEAN = 'mean';

export interface CohortWords extends Words {
	readonly timeZone: string;
}

interface Shown {
	readonly periods: readonly ShownPeriod[];
	readonly side: Retained;
	readonly spec: RetentionSpec;
	/** Cohorts of fewer people are greyed. */
	readonly smallGroup: number;
}

/** The cohort table: the mean over cohorts first, then each cohort of somebody. */
export function cohortTable(
	{ periods, side, spec, smallGroup }: Shown,
	words: CohortWords
): HeatData {
	const { t, formats: f } = words;
	const most = highest(side, periods);
	const rows = side.cohorts.flatMap((cohort, index) => {
		const period = periods[index];
		if (period === undefined || cohort.size === 0) return [];
		const name = periodName(period.starts, spec.period, words.timeZone, words);
		const small = cohort.size < smallGroup;
		const head: HeatHead = {
			id: momentOf(period.starts),
			label: name,
			note: f.integer(cohort.size),
			faint: small
		};
		const cells = cohort.returned.map((people, after) =>
			cohortCell({ cohort, people, after, state: periods[index + after]?.state, name, small })
		);
		return [{ head, cells }];
	});

	function cohortCell(at: {
		cohort: Cohort;
		people: number;
		after: number;
		state: ShownPeriod['state'] | undefined;
		name: string;
		small: boolean;
	}): HeatCell | undefined {
		const { cohort, people, after, state, name, small } = at;
		if (state === undefined || state === 'ahead') return undefined;
		const rate = people / cohort.size;
		const interval = wilson(people, cohort.size);
		const params = {
			people: f.integer(people),
			size: f.integer(cohort.size),
			cohortName: name,
			whenName: whenName(spec, after, t),
			low: f.percent(interval?.low),
			high: f.percent(interval?.high),
			open: state === 'open' ? 'yes' : 'no'
		};
		return {
			text: f.percent(rate),
			heat: after === 0 ? 0 : Math.min(1, rate / most),
			title: t(after === 0 ? 'retention.cohort-title' : 'retention.cell-title', params),
			faint: small || state === 'open'
		};
	}

	return {
		corner: t('retention.corner'),
		rows: [
			{ id: MEAN, label: t(`retention.mean-row-${spec.mean}`) },
			...rows.map(({ head }) => head)
		],
		columns: periods.map((_, after) => ({
			id: String(after),
			label: t(`retention.after-${spec.period}`, { after })
		})),
		cells: [
			side.mean.map((mean, after) => meanCell(mean, after, most, spec, words)),
			...rows.map(({ cells }) => cells)
		]
	};
}

function meanCell(
	mean: MeanReturn,
	after: number,
	most: number,
	spec: RetentionSpec,
	{ t, formats: f }: CohortWords
): HeatCell | undefined {
	if (mean.rate === null) return undefined;
	return {
		text: f.percent(mean.rate),
		heat: after === 0 ? 0 : Math.min(1, mean.rate / most),
		title: t('retention.mean-title', {
			rate: f.percent(mean.rate),
			returned: f.integer(mean.returned),
			size: f.integer(mean.size),
			cohorts: mean.cohorts,
			whenName: whenName(spec, after, t),
			interval: mean.interval === null ? 'no' : 'yes',
			low: f.percent(mean.interval?.low),
			high: f.percent(mean.interval?.high)
		})
	};
}

/** When somebody was back, in words. */
export function whenName(spec: RetentionSpec, after: number, t: Translate): string {
	const name = t(`retention.later-${spec.period}`, { after });
	return spec.when === 'in' || after === 0 ? name : t('retention.or-later', { name });
}

/** The highest share of a period that is over, past the cohort's own: what the strongest colour is. */
function highest(side: Retained, periods: readonly ShownPeriod[]): number {
	const rates = side.cohorts.flatMap(({ size, returned }, index) =>
		returned.flatMap((people, after) =>
			after > 0 && size > 0 && periods[index + after]?.state === 'over' ? [people / size] : []
		)
	);
	return Math.max(...rates, 0) || 1;
}
