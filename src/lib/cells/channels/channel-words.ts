import { differenceOf, type Rate } from '$lib/journey/channels/result';
import type { Words } from '$lib/messages';
import { signedPoints } from '../signed-points';

/** A rate's interval in words, and how it differs from that of whom it is compared with. */
export function rateDetail(
	rate: Rate,
	other: Rate | undefined,
	who: string,
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
			t('channels.compared', {
				who,
				share: f.percent(other.rate),
				difference: signedPoints(apart.difference, f),
				low: signedPoints(apart.low, f),
				high: signedPoints(apart.high, f)
			})
		);
	}
	return parts.join(' · ');
}
