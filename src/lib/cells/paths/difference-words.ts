import type { Formats, Translate } from '$lib/messages';
import type { Compared } from './difference';

/** A difference of shares with its sign; nothing for none. */
export function signedPercent(difference: number | null, formats: Formats, digits = 1): string {
	const percent = formats.percent(difference, digits);
	return difference !== null && difference > 0 ? `+${percent}` : percent.replace(/^-/, '−');
}

/** The difference and its interval, in a sentence. */
export function differenceWords(
	{ difference, interval }: Compared,
	{ t, formats }: { t: Translate; formats: Formats }
): string {
	if (interval === null) return t('paths.difference-unknown');
	return t('paths.difference-interval', {
		difference: signedPercent(difference, formats),
		low: signedPercent(interval.low, formats),
		high: signedPercent(interval.high, formats)
	});
}
