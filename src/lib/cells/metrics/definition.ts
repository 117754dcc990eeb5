import Gauge from '@lucide/svelte/icons/gauge';
import type { MetricsResult, MetricsSpec } from '$lib/journey/metrics/metrics';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Editor from './Editor.svelte';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const metrics = defineCell<MetricsSpec, MetricsResult>({
	kind: 'metrics',
	icon: Gauge,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'target', label: 'cells.setting-target' },
		{ tag: 'series', label: 'metrics.setting-series' },
		{ tag: 'last', label: 'metrics.setting-last' }
	],
	sentence: (spec, session) => ({
		key: 'metrics.sentence',
		params: {
			listed: spec.metrics.length > 0 ? 'yes' : 'no',
			metricCount: spec.metrics.length,
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compared: spec.compare === '' ? 'no' : 'yes',
			compareName: session.nameOf(spec.compare),
			targetName: spec.target === '' ? words.t('cells.choose-target') : spec.target,
			seriesName: words.t(`metrics.series-${spec.series}`)
		}
	}),
	Setting,
	Editor,
	View,
	Table,
	counted: 'metrics.explain'
});
