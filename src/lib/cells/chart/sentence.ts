import type { ChartSpec } from '$lib/journey/chart/spec';
import { words } from '$lib/state/locale.svelte';
import type { SentenceSpec } from '../definition';

/** What a chart shows, in one line. */
export function sentenceOf(spec: ChartSpec): SentenceSpec {
	const { t } = words;
	const { relation, type, x, y, colour, aggregate, per, bins } = spec;
	if (relation === '') return { key: 'chart.sentence-empty', params: {} };
	const measured = type === 'heat' ? colour : y;
	const params = {
		relation,
		bins,
		typeName: t(`chart.type-${type}`),
		xName: x || t('chart.choose'),
		yName: y || t(type === 'dot' || type === 'heat' ? 'chart.choose' : 'chart.count-rows'),
		colourName:
			type === 'heat'
				? colour || t('chart.count-rows')
				: colour === ''
					? t('chart.no-colour')
					: t('chart.coloured-by', { column: colour }),
		aggregated: measured === '' ? 'no' : 'yes',
		aggregateName: t(`chart.aggregate-${aggregate}`),
		timed: per === '' ? 'no' : 'yes',
		perName: t(`chart.per-${per === '' ? 'none' : per}`)
	};
	const own = type === 'dot' || type === 'histogram' || type === 'heat';
	return { key: own ? `chart.sentence-${type}` : 'chart.sentence', params };
}
