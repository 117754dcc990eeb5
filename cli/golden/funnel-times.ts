import { microsOf } from '$lib/journey/during';
import type { TrendPoint } from '$lib/journey/funnel/trend';
import { periodAt, startOfPeriod } from '$lib/journey/periods/periods';
import type { Span } from '$lib/journey/periods/spec';
import { ASKED_CELLS, dateOf } from './asked-cells';
import { allowOnly, numberOf, Unsupported, type Asked } from './case';
import { jsonOf } from '../json';
import { askFunnel } from './funnel-ask';
import { FUNNEL_SETTINGS, funnelSpec } from './funnel-query';
import type { Answer, Kind } from './kind';
import { spanOf, weekStartOf, ZONE_SETTINGS, zonesOf } from './period-query';

const KNOWN = [...ASKED_CELLS, ...ZONE_SETTINGS, ...FUNNEL_SETTINGS];

/** How many of those who enter in a period go all the way, in each zone of a list. */
export const funnelTrend: Kind = {
	kind: 'funnel_trend',
	async answer(asked, lab, names) {
		allowOnly(asked, [...KNOWN, 'interval']);
		const period = spanOf(asked, 'interval');
		const zones = zonesOf(asked);
		const answers: Record<string, unknown> = {};
		const others: Answer[] = [];
		for (const timeZone of zones) {
			const spec = { ...funnelSpec(asked), period };
			const { trend } = await askFunnel(asked, lab, spec, timeZone);
			const dates = { ...emptyDates(asked, period), ...datesOf(trend) };
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
			dateText(period / 1000),
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

/** The periods of the range that is asked about, whether or not anybody entered in them. */
function emptyDates(asked: Asked, span: Span): Dates {
	const [from, to] = [dateOf(asked, 'date_from'), dateOf(asked, 'date_to')].map(microsOf);
	if (from === undefined || to === undefined) return {};
	const calendar = { weekStart: weekStartOf(asked) };
	const dates: Record<string, Answer> = {};
	const last = periodAt(to / 1000, span, calendar);
	for (let at = periodAt(from / 1000, span, calendar); at <= last; at++) {
		dates[dateText(startOfPeriod(at, span, calendar))] = nobody();
	}
	return dates;
}

function dateText(ms: number): string {
	return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
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
