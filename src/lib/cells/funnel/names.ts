import type { FunnelSpec, FunnelStep } from '$lib/journey/funnel/spec';
import type { Words } from '$lib/messages';
import { matchWords } from '../match-words';

/** What a step is called: as it was named, else by what it matches; one touchpoint by its name alone. */
export function stepWords(step: Pick<FunnelStep, 'name' | 'match'>, { t, formats }: Words): string {
	if (step.name !== '') return step.name;
	const [test] = step.match;
	if (step.match.length === 1 && test?.field === 'touchpoint' && test.op === 'is') {
		return test.values.length === 0
			? t('funnel.anything')
			: test.values.map(String).join(` ${t('segments.or')} `);
	}
	return matchWords(step.match, { t, f: formats });
}

/** Where the value of a breakdown is taken from, in words. */
export function placeWords(at: NonNullable<FunnelSpec['breakdown']>['at'], { t }: Words): string {
	return typeof at === 'number'
		? t('funnel.place-step', { step: at + 1 })
		: t(`funnel.place-${at}`);
}
