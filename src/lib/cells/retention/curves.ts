import type { Line, LinesData } from '$lib/charts/lines/data';
import { momentOf } from '$lib/journey/periods/pick';
import type { ShownPeriod } from '$lib/journey/periods/range';
import type { Retained, RetentionResult } from '$lib/journey/retention/result';

/** Cohorts that are drawn one by one beside their mean. */
const MOST_LINES = 12;

interface Named {
	readonly shown: string;
	readonly compared: string;
	readonly cohort: (period: ShownPeriod) => string;
	/** What every cohort is. */
	readonly each: string;
}

/**
 * The mean of each side, and the cohorts behind it where nobody is compared and they are few; from the first
 * period after on, as all of a cohort are in its own.
 */
export function curves(result: RetentionResult, smallGroup: number, names: Named): LinesData {
	const { periods, shown, compared } = result;
	const means = [meanLine('shown', names.shown, shown)];
	if (compared !== null) means.push(meanLine('compared', names.compared, compared));
	const each = compared === null ? cohortLines(shown, periods, smallGroup, names) : [];
	const few = each.length <= MOST_LINES ? each : [];
	return { shape: 'line', x: 'count', zero: true, lines: [...means, ...few], each: names.each };
}

function meanLine(id: string, label: string, { mean }: Retained): Line {
	const points = mean.slice(1).map(({ rate, interval, size }, index) => ({
		x: index + 1,
		y: rate,
		n: size,
		...(interval === null ? {} : interval)
	}));
	return { id, label, points };
}

function cohortLines(
	{ cohorts }: Retained,
	periods: readonly ShownPeriod[],
	smallGroup: number,
	names: Named
): Line[] {
	return cohorts.flatMap(({ size, returned }, index) => {
		const period = periods[index];
		if (period === undefined || size < smallGroup) return [];
		const points = returned.flatMap((people, x) => {
			const state = periods[index + x]?.state;
			if (x === 0 || state === undefined || state === 'ahead') return [];
			return [{ x, y: people / size, n: size, open: state === 'open' }];
		});
		const line = { id: momentOf(period.starts), label: names.cohort(period) };
		return points.length < 2 ? [] : [{ ...line, colour: 'var(--mark)', faint: true, points }];
	});
}
