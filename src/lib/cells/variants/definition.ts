import ListTree from '@lucide/svelte/icons/list-tree';
import type { VariantsResult } from '$lib/journey/variants/result';
import type { VariantsSpec } from '$lib/journey/variants/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const variants = defineCell<VariantsSpec, VariantsResult>({
	kind: 'variants',
	icon: ListTree,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'label', label: 'variants.setting-label' },
		{ tag: 'collapse', label: 'variants.setting-collapse' },
		{ tag: 'top', label: 'variants.setting-top' },
		{ tag: 'compare', label: 'segments.setting-compare' }
	],
	sentence: (spec, session) => ({
		key: 'variants.sentence',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			labelName: words.t(`variants.label-${spec.label}`),
			collapsed: spec.collapse ? 'yes' : 'no',
			topCount: spec.top,
			search: spec.search === '' ? 'none' : 'some',
			searchText: spec.search,
			compareName: session.nameOf(spec.compare) || words.t('segments.nobody')
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'variants.counted'
});
