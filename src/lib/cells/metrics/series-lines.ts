import type { Line, LinePoint, LinesData } from '$lib/charts/lines/data';
import { scaleOf, type Measure } from '$lib/journey/metrics/measure';
import type { Measured, MetricResult } from '$lib/journey/metrics/metrics';
import type { PeriodEstimate } from '$lib/journey/metrics/series';

export interface LineNames {
	readonly group: string;
	readonly compared: string;
	readonly before: string;
}

export const GROUP = 'group';
export const COMPARED = 'compared';
export const BEFORE = 'before';

function point({ from, open, estimate }: PeriodEstimate): LinePoint {
	const { value, low, high, n } = estimate;
	return {
		x: from,
		y: value,
		...(low === null || high === null ? {} : { low, high }),
		...(open ? { open } : {}),
		n
	};
}

/** The last periods of a metric; with the same number before them, where they are not all that there are. */
export function linesOf(metric: MetricResult, last: number, names: LineNames): LinesData {
	const { measure, series, compared } = metric;
	const shown = last === 0 ? series : series.slice(-last);
	const before = last === 0 ? [] : series.slice(-2 * last, -last);
	const lines: Line[] = [
		{ id: GROUP, label: names.group, points: shown.map(point) },
		...(compared === null ? [] : [comparedLine(compared, shown, names.compared)]),
		...(before.length === 0 ? [] : [beforeLine(before, shown, names.before)])
	];
	return {
		shape: 'line',
		x: 'time',
		y: scaleOf(measure) === 'seconds' ? 'duration' : 'number',
		zero: startsAtNought(measure),
		lines
	};
}

/** The other group in the same periods. */
function comparedLine({ series }: Measured, shown: readonly PeriodEstimate[], label: string): Line {
	const from = shown[0]?.from ?? Infinity;
	const to = shown.at(-1)?.from ?? -Infinity;
	const points = series.filter((period) => period.from >= from && period.from <= to).map(point);
	return { id: COMPARED, label, points };
}

/** Earlier periods, each where the one is that stands as many periods later. */
function beforeLine(
	before: readonly PeriodEstimate[],
	shown: readonly PeriodEstimate[],
	label: string
): Line {
	const behind = shown.length - before.length;
	const points = before.flatMap((period, index) => {
		const at = shown[index + behind];
		return at === undefined ? [] : [{ x: at.from, y: period.estimate.value, n: period.estimate.n }];
	});
	return { id: BEFORE, label, faint: true, colour: 'var(--mark)', points };
}

/** The net promoter score has nothing to do with nought; all else is a size. */
function startsAtNought(measure: Measure): boolean {
	return scaleOf(measure) !== 'score';
}
