import type { Locale } from './catalogue';
import { messageOf } from './message';
import { numberFormat } from './number-format';

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size in decimal units, as file managers show it: `357 MB`, `1.2 kB`. */
export function bytes(locale: Locale, count: number): string {
	if (count < 1000) {
		return messageOf(locale, 'common.bytes')
			.parts({ count })
			.map((part) => part.text)
			.join('');
	}
	let size = count / 1000;
	let unit = 0;
	while (size >= 999.5 && unit < UNITS.length - 1) {
		size /= 1000;
		unit += 1;
	}
	const digits = size < 9.95 ? 1 : 0;
	return `${numberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${UNITS[unit]}`;
}
