import ChartNoAxesCombined from '@lucide/svelte/icons/chart-no-axes-combined';
import type { ChartResult } from '$lib/journey/chart/chart';
import type { ChartSpec } from '$lib/journey/chart/spec';
import { defineCell } from '../definition';
import { sentenceOf } from './sentence';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const chart = defineCell<ChartSpec, ChartResult>({
	kind: 'chart',
	icon: ChartNoAxesCombined,
	settings: [
		{ tag: 'relation', label: 'chart.setting-relation' },
		{ tag: 'type', label: 'chart.setting-type' },
		{ tag: 'x', label: 'chart.setting-x' },
		{ tag: 'per', label: 'chart.setting-per' },
		{ tag: 'y', label: 'chart.setting-y' },
		{ tag: 'aggregate', label: 'chart.setting-aggregate' },
		{ tag: 'colour', label: 'chart.setting-colour' },
		{ tag: 'top', label: 'chart.setting-top' },
		{ tag: 'bins', label: 'chart.setting-bins' }
	],
	sentence: (spec) => sentenceOf(spec),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'chart.counted'
});
