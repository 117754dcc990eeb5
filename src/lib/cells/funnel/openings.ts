import type { FunnelPick } from '$lib/journey/funnel/behind';
import type { FunnelSpec } from '$lib/journey/funnel/spec';
import type { TrendPoint } from '$lib/journey/funnel/trend';
import type { Words } from '$lib/messages';

/** What opens who is behind a number, and what it is called. */
export interface Opening {
	readonly pick: FunnelPick;
	readonly title: string;
}

/** Those of whom it is; nobody's name for those who are counted. */
type Whose = { readonly compared: boolean; readonly who: string };

/** Those who entered in a period. */
export function ofPeriod(
	{ period, start }: Pick<TrendPoint, 'period' | 'start'>,
	whose: Whose,
	spec: Pick<FunnelSpec, 'period'>,
	words: Words
): Opening {
	const at = start / 1000;
	const date = spec.period === 'hour' ? words.formats.dateTime(at) : words.formats.date(at);
	const title = words.t('funnel.entered-title', { period: spec.period, date });
	const { compared } = whose;
	return { pick: { is: 'entered', period, compared }, title: titleOf(title, whose, words) };
}

/** Those who took so long to convert. */
export function ofBin(
	{ from, to }: { readonly from: number; readonly to: number },
	whose: Whose,
	words: Words
): Opening {
	const { duration } = words.formats;
	const title = words.t('funnel.took-title', { from: duration(from), to: duration(to) });
	const { compared } = whose;
	return { pick: { is: 'took', from, to, compared }, title: titleOf(title, whose, words) };
}

/** A title that says of whom it is, where that is not those who are counted. */
export function titleOf(what: string, { compared, who }: Whose, { t }: Words): string {
	return compared ? t('funnel.of-others', { what, segmentName: who }) : what;
}
