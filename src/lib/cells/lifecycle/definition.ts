import Sprout from '@lucide/svelte/icons/sprout';
import type { LifecycleResult } from '$lib/journey/lifecycle/lifecycle';
import type { LifecycleSpec } from '$lib/journey/lifecycle/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { eventName } from '../event-name';
import { rangeName } from '../period-words';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const lifecycle = defineCell<LifecycleSpec, LifecycleResult>({
	kind: 'lifecycle',
	icon: Sprout,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'period', label: 'retention.setting-period' },
		{ tag: 'event', label: 'retention.setting-event' },
		{ tag: 'range', label: 'retention.setting-range' }
	],
	sentence: (spec, session) => ({
		key: 'retention.sentence-lifecycle',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare),
			compared: spec.compare === '' ? 'no' : 'yes',
			periodName: words.t(`retention.by-${spec.period}`),
			eventName: eventName(spec.event, words),
			rangeName: rangeName(spec, session.notebook.document.settings.timeZone, words)
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'retention.counted-lifecycle'
});
