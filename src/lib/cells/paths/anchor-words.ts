import type { Match, Test } from '$lib/journey/filter/match';
import type { Anchor } from '$lib/journey/paths/spec';
import type { Translate } from '$lib/messages';

/** What steps are counted from, in words. */
export function anchorWords(anchor: Anchor, t: Translate): string {
	if (anchor.at === 'start' || anchor.at === 'end') return t(`paths.anchor-${anchor.at}`);
	const { which, match } = anchor;
	const params = {
		which: typeof which === 'number' ? 'nth' : which,
		nth: typeof which === 'number' ? which : 0,
		place: placeWords(match, t)
	};
	return anchor.at === 'between'
		? t('paths.anchor-between', { ...params, until: placeWords(anchor.until, t) })
		: t(`paths.anchor-${anchor.at}`, params);
}

/** The interactions that match, by the values that they have. */
export function placeWords(match: Match, t: Translate): string {
	const parts = match.map((test) => testWords(test, t)).filter((part) => part !== '');
	return parts.length === 0 ? t('paths.place-unset') : parts.join(' · ');
}

function testWords(test: Test, t: Translate): string {
	if ('values' in test) {
		const values = test.values.map(String).join(', ');
		return test.op === 'is' || values === '' ? values : `≠ ${values}`;
	}
	if ('value' in test) return test.value === '' ? '' : String(test.value);
	return test.op === 'empty' ? t('paths.unnamed') : '';
}
