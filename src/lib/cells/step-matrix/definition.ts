import Table2 from '@lucide/svelte/icons/table-2';
import type { StepMatrixResult } from '$lib/journey/step-matrix/result';
import type { StepMatrixSpec } from '$lib/journey/step-matrix/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const stepMatrix = defineCell<StepMatrixSpec, StepMatrixResult>({
	kind: 'step-matrix',
	icon: Table2,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'unit', label: 'flow.setting-unit' },
		{ tag: 'label', label: 'flow.setting-label' },
		{ tag: 'depth', label: 'cells.setting-depth' },
		{ tag: 'top', label: 'flow.setting-top' },
		{ tag: 'collapse', label: 'cells.setting-collapse' }
	],
	sentence: (spec, session) => ({
		key: 'flow.sentence-steps',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare) || words.t('segments.nobody'),
			unitName: words.t(`flow.by-${spec.unit}`),
			labelName: words.t(`flow.label-${spec.label}`),
			depthCount: spec.depth,
			topCount: spec.top,
			collapsed: spec.collapse ? 'yes' : 'no'
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'flow.counted-steps'
});
