import Filter from '@lucide/svelte/icons/filter';
import type { FunnelResult } from '$lib/journey/funnel/result';
import type { FunnelSpec } from '$lib/journey/funnel/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { fieldName } from '../match-words';
import Editor from './Editor.svelte';
import { placeWords } from './names';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const funnel = defineCell<FunnelSpec, FunnelResult>({
	kind: 'funnel',
	icon: Filter,
	settings: [
		{ tag: 'unit', label: 'funnel.setting-unit' },
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'order', label: 'funnel.setting-order' },
		{ tag: 'window', label: 'funnel.setting-window' },
		{ tag: 'entry', label: 'funnel.setting-entry' },
		{ tag: 'hold', label: 'funnel.setting-hold' },
		{ tag: 'breakdown', label: 'funnel.setting-breakdown' },
		{ tag: 'period', label: 'funnel.setting-period' },
		{ tag: 'convert', label: 'funnel.setting-convert' }
	],
	sentence: (spec, session) => ({
		key: 'funnel.sentence',
		params: {
			unitName: words.t(`funnel.unit-${spec.unit}`),
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare) || words.t('segments.nobody'),
			orderName: words.t(`funnel.order-${spec.order}`),
			windowTime: words.formats.duration(spec.window),
			entryName: words.t(`funnel.entry-${spec.entry}`),
			held: spec.hold === undefined ? 'none' : 'some',
			holdName: spec.hold === undefined ? '' : fieldName(spec.hold, words.t),
			divided: spec.breakdown === undefined ? 'none' : 'some',
			breakdownName: spec.breakdown === undefined ? '' : fieldName(spec.breakdown.field, words.t),
			place: spec.breakdown === undefined ? '' : placeWords(spec.breakdown.at, words)
		}
	}),
	Setting,
	Editor,
	View,
	Table,
	counted: 'funnel.counted'
});
