import type { Bar } from '$lib/charts/bars/layout';
import type { IdentityResult } from '$lib/journey/identity/identity';
import type { IdentityPick } from '$lib/journey/identity/behind';
import type { Translate } from '$lib/messages';

/** Sizes that have a bar of their own; larger ones share the last. */
const OWN = 6;

/** The people of a bar. */
export function sizePick(key: string): IdentityPick {
	return key === 'more'
		? { of: 'size', from: OWN }
		: { of: 'size', from: Number(key), to: Number(key) };
}

/** People by number of identifiers, from one up; all larger ones together. */
export function sizeBars(sizes: IdentityResult['sizes'], t: Translate): readonly Bar[] {
	const small = sizes.filter(({ identifiers }) => identifiers < OWN);
	const large = sizes.filter(({ identifiers }) => identifiers >= OWN);
	const bars = small.map(({ identifiers, people }) => ({
		key: String(identifiers),
		label: t('cells.size-bar', { identifiers }),
		count: people
	}));
	if (large.length === 0) return bars;
	const count = large.reduce((sum, { people }) => sum + people, 0);
	return [...bars, { key: 'more', label: t('cells.size-more', { identifiers: OWN }), count }];
}
