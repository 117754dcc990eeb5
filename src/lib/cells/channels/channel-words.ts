import { differenceOf, type Rate } from '$lib/journey/channels/result';
import type { Formats, Translate } from '$lib/messages';

export interface Words {
	readonly t: Translate;
	readonly formats: Formats;
}

/** A difference of shares in percentage points, with its sign. */
export function points(difference: number, f: Formats): string {
	return `${difference < 0 ? '−' : '+'}${f.number(Math.abs(difference) * 100, 1)}`;
}

/** A rate's interval in words, and how it differs from that of the others. */
export function rateDetail(
	rate: Rate,
	other: Rate | undefined,
	of: string,
	{ t, formats: f }: Words
): string {
	const parts = [of];
	if (rate.interval !== null) {
		const { low, high } = rate.interval;
		parts.push(t('channels.interval', { low: f.percent(low), high: f.percent(high) }));
	}
	const apart = other === undefined ? undefined : differenceOf(rate, other);
	if (other !== undefined && apart !== undefined) {
		parts.push(
			t('channels.others', {
				share: f.percent(other.rate),
				difference: points(apart.difference, f),
				low: points(apart.low, f),
				high: points(apart.high, f)
			})
		);
	}
	return parts.join(' · ');
}
