import type { Locale } from './catalogue';

const STEPS = [
	['second', 60],
	['minute', 60],
	['hour', 24],
	['day', 30],
	['month', 12]
] as const;

/** How long ago, or how far ahead, in the largest unit that fits: `5 minutes ago`, `tomorrow`. */
export function relative(locale: Locale, at: number, now: number): string {
	const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	let amount = (at - now) / 1000;
	for (const [unit, size] of STEPS) {
		if (Math.abs(Math.round(amount)) < size) return format.format(Math.round(amount), unit);
		amount /= size;
	}
	return format.format(Math.round(amount), 'year');
}
