import Waypoints from '@lucide/svelte/icons/waypoints';
import type { PathsResult } from '$lib/journey/paths';
import type { PathsSpec } from '$lib/journey/paths-spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const paths = defineCell<PathsSpec, PathsResult>({
	kind: 'paths',
	icon: Waypoints,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'label', label: 'cells.setting-label' },
		{ tag: 'depth', label: 'cells.setting-depth' },
		{ tag: 'top', label: 'cells.setting-top' },
		{ tag: 'collapse', label: 'cells.setting-collapse' }
	],
	sentence: (spec, session) => ({
		key: 'cells.sentence-paths',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			labelName: words.t(`cells.label-${spec.label}`),
			depthCount: spec.depth,
			topCount: spec.top,
			collapsed: spec.collapse ? 'yes' : 'no'
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'cells.counted-paths'
});
