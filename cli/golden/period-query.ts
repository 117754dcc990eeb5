import * as v from 'valibot';
import { microsOf } from '$lib/journey/during';
import { periodAt } from '$lib/journey/periods/periods';
import { SPANS, type Span } from '$lib/journey/periods/spec';
import { dateOf, propertyColumn } from './asked-cells';
import { numberOf, Unsupported, type Asked } from './case';

/** A period of a query. Throws `Unsupported` for one that the cells do not count in. */
export function spanOf({ query }: Asked, key: string): Span {
	const value = query[key] ?? 'day';
	const span = SPANS.find((one) => one === value);
	if (span === undefined) throw new Unsupported(`no periods of a ${JSON.stringify(value)}`);
	return span;
}

/** One of a few words of a query, the first where there is none, and what the cells call it. */
export function wordOf<T>({ query }: Asked, key: string, words: Readonly<Record<string, T>>): T {
	const value = query[key] ?? Object.keys(words)[0];
	const known = typeof value === 'string' ? words[value] : undefined;
	if (known === undefined) throw new Unsupported(`no ${key} of ${JSON.stringify(value)}`);
	return known;
}

/** An event of a query as what a cell asks of an interaction: a name, names, a name with properties, any event. */
export function matchOf(asked: Asked, key: string): readonly object[] {
	const event = asked.query[key];
	if (event === undefined || event === null) return [];
	if (typeof event === 'string') return at([event]);
	if (Array.isArray(event) && event.every((name) => typeof name === 'string')) {
		return event.length === 0 ? [] : at(event);
	}
	const parsed = v.safeParse(detailed, event);
	if (!parsed.success) throw new Unsupported(`no event of ${JSON.stringify(event)}`);
	const { event: name, props } = parsed.output;
	return [
		...(name === undefined || name === null ? [] : at([name])),
		...Object.entries(props).map(([property, value]) => ({
			field: { column: propertyColumn(asked.events, property) },
			op: 'is',
			values: [value].flat().map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
		}))
	];
}

const detailed = v.strictObject({
	event: v.optional(v.nullable(v.string())),
	props: v.optional(v.record(v.string(), v.unknown()), {})
});

const at = (values: readonly string[]) => [{ field: 'touchpoint', op: 'is', values }];

/** How many periods lie from the one of a date to that of another, both included. */
export function periodsBetween(from: string, to: string, span: Span, weekStart: WeekStart): number {
	const period = (text: string) => {
		const micros = microsOf(text);
		if (micros === undefined) throw new Unsupported(`no date of ${JSON.stringify(text)}`);
		return periodAt(micros / 1000, span, { weekStart });
	};
	return Math.max(0, period(to) - period(from) + 1);
}

/** Settings of a query by which days and weeks go. */
export const ZONE_SETTINGS: readonly string[] = ['timezones', 'timezone', 'week_start'];

/** The zones that a query names, UTC where it names none. */
export function zonesOf({ query }: Asked): readonly [string, ...string[]] {
	const zones = [query['timezones'] ?? query['timezone'] ?? []].flat();
	if (!zones.every((zone) => typeof zone === 'string')) {
		throw new Unsupported('timezones are no names');
	}
	const [first = 'UTC', ...others] = zones;
	return [first, ...others];
}

type WeekStart = 'monday' | 'sunday';

export function weekStartOf(asked: Asked): WeekStart {
	return wordOf<WeekStart>(asked, 'week_start', { monday: 'monday', sunday: 'sunday' });
}

/** Which periods a query shows: so many from a date, or those from one date to another. */
export function rangeOf(asked: Asked, span: Span): { from: string; periods?: number } {
	const from = dateOf(asked, 'period0_start') || dateOf(asked, 'date_from');
	const to = dateOf(asked, 'date_to');
	const written = 'intervals' in asked.query ? numberOf(asked, 'intervals', 1) : undefined;
	if (written !== undefined) return { from, periods: written };
	if (from === '' || to === '') throw new Unsupported('a range without both its ends');
	return { from, periods: periodsBetween(from, to, span, weekStartOf(asked)) };
}
