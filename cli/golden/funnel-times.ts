import { microsOf } from '$lib/journey/during';
import { FUNNEL_PERIODS } from '$lib/journey/funnel/spec';
import { following, type TrendPoint } from '$lib/journey/funnel/trend';
import { ASKED_CELLS, dateOf } from './asked-cells';
import { allowOnly, numberOf, Unsupported, type Asked } from './case';
import { askFunnel } from './funnel-ask';
import { FUNNEL_SETTINGS, funnelSpec } from './funnel-query';
import type { Answer, Kind } from './kind';

const KNOWN = [...ASKED_CELLS, ...FUNNEL_SETTINGS];

/** How many of those who enter in a period go all the way, in each zone of a list. */
export const funnelTrend: Kind = {
	kind: 'funnel_trend',
	async answer(asked, lab) {
		allowOnly(asked, [...KNOWN, 'interval', 'timezones', 'timezone', 'week_start']);
		const { interval = 'day', timezones, timezone, week_start: weekStart = 'monday' } = asked.query;
		const period = FUNNEL_PERIODS.find((one) => one === interval);
		if (period === undefined) throw new Unsupported(`no periods of a ${JSON.stringify(interval)}`);
		const zones = [timezones ?? timezone ?? 'UTC'].flat().map(String);
		const answers: Record<string, unknown> = {};
		for (const timeZone of zones) {
			const settings = { timeZone, weekStart };
			const { trend } = await askFunnel(asked, lab, { ...funnelSpec(asked), period }, settings);
			const dates = { ...emptyDates(asked, trend, period), ...datesOf(trend) };
			answers[timeZone] = dates;
			if (timeZone === zones[0]) Object.assign(answers, dates);
		}
		return { ...answers, [`all_other_${period}s`]: nobody() };
	}
};

/** What the periods say that nobody entered in. */
function nobody(): Answer {
	return { entered: 0, converted: 0, rate: 0 };
}

function datesOf(trend: readonly TrendPoint[]): Answer {
	return Object.fromEntries(
		trend.map(({ period, entered, converted, rate }) => [
			dateText(period),
			{ entered, converted, rate: 100 * (rate ?? 0) }
		])
	);
}

/** The periods of the range that is asked about, before the first and after the last that anybody entered in. */
function emptyDates(asked: Asked, trend: readonly TrendPoint[], period: TrendPeriod): Answer {
	const [from, to] = [dateOf(asked, 'date_from'), dateOf(asked, 'date_to')].map(microsOf);
	const first = trend[0]?.period;
	if (from === undefined || to === undefined) return {};
	let at = first ?? from;
	if (period === 'month') at = monthOf(from);
	else while (at - following(0, period) >= from) at -= following(0, period);
	const dates: Record<string, unknown> = {};
	for (; at <= to; at = following(at, period)) dates[dateText(at)] = nobody();
	return dates;
}

type TrendPeriod = (typeof FUNNEL_PERIODS)[number];

function monthOf(micros: number): number {
	const date = new Date(micros / 1000);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) * 1000;
}

function dateText(micros: number): string {
	return new Date(micros / 1000).toISOString().slice(0, 10);
}

/** How long it takes from one step to another. */
export const timeToConvert: Kind = {
	kind: 'time_to_convert',
	async answer(asked, lab) {
		allowOnly(asked, [...KNOWN, 'from_step', 'to_step', 'bins']);
		const spec = funnelSpec(asked);
		const bins = asked.query['bins'] ?? 'auto';
		if (bins !== 'auto' && typeof bins !== 'number') throw new Unsupported('bins are no number');
		const steps = spec['steps'] as readonly unknown[];
		const { convert } = await askFunnel(asked, lab, {
			...spec,
			convert: {
				from: numberOf(asked, 'from_step', 0),
				to: numberOf(asked, 'to_step', steps.length - 1),
				...(bins === 'auto' ? {} : { bins })
			}
		});
		return {
			bins: convert.bins.map(({ from, count }) => [from, count]),
			average_seconds: convert.spread?.mean ?? null,
			median_seconds: convert.spread?.median ?? null
		};
	}
};
