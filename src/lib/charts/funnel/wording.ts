import type { Words } from '$lib/messages';
import type { FunnelData, FunnelTarget } from './data';

/** What a bar or a loss is, without its numbers. */
export function nameOf(data: FunnelData, { step, part }: FunnelTarget, { t }: Words): string {
	const label = data.steps[step]?.label ?? '';
	if (part === 'lost') return t('funnel.lost-at', { step: step + 1, label });
	const reached = t('funnel.reached-step', { step: step + 1, label });
	return part === 'other'
		? t('funnel.of-others', { what: reached, segmentName: data.names.compared })
		: reached;
}

/** The same with all its numbers, as a sentence. */
export function detailsOf(data: FunnelData, target: FunnelTarget, words: Words): string {
	const { t, formats } = words;
	const found = data.steps[target.step];
	const name = nameOf(data, target, words);
	if (found === undefined) return name;
	switch (target.part) {
		case 'lost':
			return t('funnel.detail-lost', {
				name,
				count: formats.integer(found.lost),
				share: formats.percent(found.ofPrevious === null ? null : 1 - found.ofPrevious)
			});
		case 'other':
			return t('funnel.detail-first', {
				name,
				count: formats.integer(found.other?.reached),
				share: formats.percent(found.other?.share)
			});
		case 'reached':
			return t(target.step === 0 ? 'funnel.detail-first' : 'funnel.detail-reached', {
				name,
				count: formats.integer(found.reached),
				share: formats.percent(found.share),
				previous: formats.percent(found.ofPrevious),
				time: formats.duration(found.seconds)
			});
	}
}
