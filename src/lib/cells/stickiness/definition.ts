import Magnet from '@lucide/svelte/icons/magnet';
import type { StickinessResult } from '$lib/journey/stickiness/stickiness';
import type { StickinessSpec } from '$lib/journey/stickiness/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { eventName } from '../event-name';
import { rangeName } from '../period-words';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const stickiness = defineCell<StickinessSpec, StickinessResult>({
	kind: 'stickiness',
	icon: Magnet,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'cumulative', label: 'retention.setting-cumulative' },
		{ tag: 'period', label: 'retention.setting-period' },
		{ tag: 'event', label: 'retention.setting-event' },
		{ tag: 'range', label: 'retention.setting-range' }
	],
	sentence: (spec, session) => ({
		key: 'retention.sentence-stickiness',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare),
			compared: spec.compare === '' ? 'no' : 'yes',
			manyName: words.t(spec.cumulative ? 'retention.many-or-more' : 'retention.many-exactly'),
			periodName: words.t(`retention.count-${spec.period}`, { count: spec.each }),
			each: spec.each,
			eventName: eventName(spec.event, words),
			times: spec.times,
			rangeName: rangeName(spec, session.notebook.document.settings.timeZone, words)
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'retention.counted-stickiness'
});
