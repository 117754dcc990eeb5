import Waypoints from '@lucide/svelte/icons/waypoints';
import type { PathsResult } from '$lib/journey/paths/paths';
import type { PathsSpec } from '$lib/journey/paths/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { anchorWords } from './anchor-words';
import { labelWords } from './label-options';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const paths = defineCell<PathsSpec, PathsResult>({
	kind: 'paths',
	icon: Waypoints,
	settings: [
		{ tag: 'unit', label: 'paths.setting-unit' },
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'label', label: 'cells.setting-label' },
		{ tag: 'anchor', label: 'paths.setting-anchor' },
		{ tag: 'depth', label: 'cells.setting-depth' },
		{ tag: 'top', label: 'cells.setting-top' },
		{ tag: 'least', label: 'paths.setting-least' },
		{ tag: 'collapse', label: 'cells.setting-collapse' },
		{ tag: 'weight', label: 'paths.setting-weight' }
	],
	sentence: (spec, session) => ({
		key: 'paths.sentence',
		params: {
			unit: spec.unit,
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compared: spec.compare === '' ? 'no' : 'yes',
			compareName: session.nameOf(spec.compare),
			labelName: labelWords(spec.label, words.t),
			anchorWords: anchorWords(spec.anchor, words.t),
			depthCount: spec.depth,
			topCount: spec.top,
			collapsed: spec.collapse ? 'yes' : 'no',
			weight: spec.weight,
			weightName: words.t(`paths.weight-${spec.weight}`)
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'paths.counted'
});
