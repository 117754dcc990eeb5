import type { Words } from '$lib/messages';
import { signedPoints } from '../signed-points';
import type { Compared } from './difference';

/** A difference of shares in percentage points, with its sign. */
export function pointsOf(difference: number | null, { t, formats }: Words, digits = 1): string {
	if (difference === null) return formats.percent(null);
	return t('flow.points', { value: signedPoints(difference, formats, digits) });
}

/** The difference and its interval, in a sentence. */
export function differenceWords({ difference, interval }: Compared, words: Words): string {
	const { t } = words;
	if (interval === null) return t('paths.difference-unknown');
	return t('paths.difference-interval', {
		difference: pointsOf(difference, words),
		low: pointsOf(interval.low, words),
		high: pointsOf(interval.high, words)
	});
}
