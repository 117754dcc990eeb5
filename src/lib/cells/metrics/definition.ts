import Gauge from '@lucide/svelte/icons/gauge';
import type { MetricsResult, MetricsSpec } from '$lib/journey/metrics';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import View from './View.svelte';

export const metrics = defineCell<MetricsSpec, MetricsResult>({
	kind: 'metrics',
	icon: Gauge,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'target', label: 'cells.setting-target' }
	],
	sentence: (spec, session) => ({
		key: 'cells.sentence-metrics',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			targetName: spec.target === '' ? words.t('cells.choose-target') : spec.target
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table: undefined,
	counted: 'cells.counted-metrics'
});
