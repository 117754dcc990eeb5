import { microsOf } from '$lib/journey/during';
import { FUNNEL_PERIODS } from '$lib/journey/funnel/spec';
import { following, type TrendPoint } from '$lib/journey/funnel/trend';
import { ASKED_CELLS, dateOf } from './asked-cells';
import { allowOnly, numberOf, Unsupported, type Asked } from './case';
import { jsonOf } from '../json';
import { askFunnel, ZONE_SETTINGS, zonesOf } from './funnel-ask';
import { FUNNEL_SETTINGS, funnelSpec } from './funnel-query';
import type { Answer, Kind } from './kind';
import { weekStartOf } from './period-query';

const KNOWN = [...ASKED_CELLS, ...ZONE_SETTINGS, ...FUNNEL_SETTINGS];

/** How many of those who enter in a period go all the way, in each zone of a list. */
export const funnelTrend: Kind = {
	kind: 'funnel_trend',
	async answer(asked, lab, names) {
		allowOnly(asked, [...KNOWN, 'interval']);
		const { interval = 'day' } = asked.query;
		const period = FUNNEL_PERIODS.find((one) => one === interval);
		if (period === undefined) throw new Unsupported(`no periods of a ${JSON.stringify(interval)}`);
		const zones = zonesOf(asked);
		const answers: Record<string, unknown> = {};
		const others: Answer[] = [];
		for (const timeZone of zones) {
			const spec = { ...funnelSpec(asked), period };
			const { trend } = await askFunnel(asked, lab, spec, timeZone);
			const dates = { ...emptyDates(asked, trend, period), ...datesOf(trend) };
			answers[timeZone] = named(dates);
			if (timeZone === zones[0]) Object.assign(answers, named(dates));
			const asks = Object.keys(names[timeZone] ?? names);
			for (const [date, figures] of Object.entries(dates)) {
				if (!spellings(date).some((one) => asks.includes(one))) others.push(figures);
			}
		}
		return { ...answers, [`all_other_${period}s`]: inCommon(others) };
	}
};

/** What periods that no figure is named after have in common; all of it where they differ. */
function inCommon(others: readonly Answer[]): unknown {
	const [first = nobody()] = others;
	return others.every((one) => jsonOf(one) === jsonOf(first)) ? first : others;
}

/** What the periods say that nobody entered in. */
function nobody(): Answer {
	return { entered: 0, converted: 0, rate: 0 };
}

type Dates = Readonly<Record<string, Answer>>;

function datesOf(trend: readonly TrendPoint[]): Dates {
	return Object.fromEntries(
		trend.map(({ period, entered, converted, rate }) => [
			dateText(period),
			{ entered, converted, rate: 100 * (rate ?? 0) }
		])
	);
}

/** Figures under every way in which their period may be written. */
function named(dates: Dates): Dates {
	return Object.fromEntries(
		Object.entries(dates).flatMap(([date, figures]) =>
			spellings(date).map((spelling) => [spelling, figures])
		)
	);
}

function spellings(date: string): string[] {
	const time = date.slice(0, 16);
	const whole = date.slice(11, 16) === '00:00' ? [date.slice(0, 10)] : [];
	return [date, time, date.replace(' ', 'T'), time.replace(' ', 'T'), ...whole];
}

/** The periods of the range that is asked about, before the first and after the last that anybody entered in. */
function emptyDates(asked: Asked, trend: readonly TrendPoint[], period: TrendPeriod): Dates {
	const [from, to] = [dateOf(asked, 'date_from'), dateOf(asked, 'date_to')].map(microsOf);
	if (from === undefined || to === undefined) return {};
	const size = following(0, period);
	let at = trend[0]?.period ?? startOf(from, period, weekStartOf(asked));
	if (period === 'month') at = monthOf(from);
	else while (at > from) at -= size;
	const dates: Record<string, Answer> = {};
	for (; at <= to; at = following(at, period)) dates[dateText(at)] = nobody();
	return dates;
}

/** The local start of the period of a local time. */
function startOf(micros: number, period: TrendPeriod, weekStart: 'monday' | 'sunday'): number {
	const size = following(0, period);
	// 1970 began on a Thursday.
	const first = period === 'week' ? (weekStart === 'monday' ? -3 : -4) * following(0, 'day') : 0;
	return first + Math.floor((micros - first) / size) * size;
}

type TrendPeriod = (typeof FUNNEL_PERIODS)[number];

function monthOf(micros: number): number {
	const date = new Date(micros / 1000);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) * 1000;
}

function dateText(micros: number): string {
	return new Date(micros / 1000).toISOString().slice(0, 19).replace('T', ' ');
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
