import UsersRound from '@lucide/svelte/icons/users-round';
import type { SegmentResult } from '$lib/journey/segment/segment';
import type { SegmentSpec } from '$lib/journey/segment/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { conditionWords } from './condition-words';
import Editor from './Editor.svelte';
import Setting from './Setting.svelte';
import View from './View.svelte';

export const segment = defineCell<SegmentSpec, SegmentResult>({
	kind: 'segment',
	icon: UsersRound,
	settings: [
		{ tag: 'unit', label: 'segments.setting-unit' },
		{ tag: 'journeys', label: 'cells.setting-journeys' }
	],
	sentence: (spec, session) => ({
		key: 'segments.sentence',
		params: {
			unitName: words.t(`segments.unit-${spec.unit}`),
			journeysName: session.nameOf(spec.journeys),
			condition: conditionWords(spec.condition, {
				t: words.t,
				f: words.formats,
				one: spec.unit === 'interaction'
			})
		}
	}),
	Setting,
	Editor,
	View,
	Table: undefined,
	counted: 'segments.counted'
});
