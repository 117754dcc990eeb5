import type { Bar } from '$lib/charts/bars/layout';
import type { StepFigures } from '$lib/journey/funnel/result';
import type { Translate } from '$lib/messages';

/** What came next, the most frequent first; then the folded; then those who did nothing more. */
export function insteadBars(
	figures: Pick<StepFigures, 'instead' | 'nothing'> | undefined,
	{ t }: { readonly t: Translate }
): readonly Bar[] {
	if (figures === undefined) return [];
	const bars = figures.instead.map(({ name, units, folds }, at): Bar => {
		const folded = folds > 0;
		return {
			key: String(at),
			label: folded ? t('funnel.instead-other', { folds }) : (name ?? t('funnel.instead-unnamed')),
			count: units,
			faint: folded
		};
	});
	const nothing = { key: 'nothing', label: t('funnel.instead-nothing'), count: figures.nothing };
	return figures.nothing === 0 ? bars : [...bars, nothing];
}
