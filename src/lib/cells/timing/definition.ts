import Timer from '@lucide/svelte/icons/timer';
import type { TimingResult, TimingSpec } from '$lib/journey/timing/timing';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { fromName, toName } from './places';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const timing = defineCell<TimingSpec, TimingResult>({
	kind: 'timing',
	icon: Timer,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'unit', label: 'timing.setting-unit' },
		{ tag: 'from', label: 'timing.setting-from' },
		{ tag: 'to', label: 'timing.setting-to' },
		{ tag: 'show', label: 'timing.setting-show' }
	],
	sentence: (spec, session) => ({
		key: 'timing.sentence',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compared: spec.compare === '' ? 'no' : 'yes',
			compareName: session.nameOf(spec.compare),
			unitName: words.t(`timing.unit-${spec.unit}`),
			fromName: fromName(spec, words.t),
			toName: toName(spec, words.t),
			showName: words.t(`timing.show-${spec.show}`)
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'timing.explain'
});
