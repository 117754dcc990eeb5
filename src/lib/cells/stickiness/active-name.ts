import type { StickinessSpec } from '$lib/journey/stickiness/spec';
import type { Translate } from '$lib/messages';

/** In how many periods somebody is active, in words. */
export function activeName(spec: StickinessSpec, active: number, t: Translate): string {
	const name =
		spec.each === 1
			? t(`retention.count-${spec.period}`, { count: active })
			: t('retention.count-several', { count: active });
	return spec.cumulative ? t('retention.or-more', { name }) : name;
}
