import CalendarSync from '@lucide/svelte/icons/calendar-sync';
import type { RetentionResult } from '$lib/journey/retention/retention';
import type { RetentionSpec } from '$lib/journey/retention/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { eventName } from '../event-name';
import { rangeName } from '../period-words';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const retention = defineCell<RetentionSpec, RetentionResult>({
	kind: 'retention',
	icon: CalendarSync,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'period', label: 'retention.setting-period' },
		{ tag: 'starts', label: 'retention.setting-starts' },
		{ tag: 'start', label: 'retention.setting-start' },
		{ tag: 'back', label: 'retention.setting-back' },
		{ tag: 'when', label: 'retention.setting-when' },
		{ tag: 'range', label: 'retention.setting-range' },
		{ tag: 'mean', label: 'retention.setting-mean' }
	],
	sentence: (spec, session) => ({
		key: 'retention.sentence-retention',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare),
			compared: spec.compare === '' ? 'no' : 'yes',
			periodName: words.t(`retention.period-${spec.period}`),
			startsName: words.t(`retention.starts-${spec.starts}`),
			startName:
				spec.start.length === 0 ? words.t('retention.interaction') : eventName(spec.start, words),
			backName: eventName(spec.back, words),
			times: spec.times,
			whenName: words.t(`retention.when-${spec.when}`),
			rangeName: rangeName(spec, session.notebook.document.settings.timeZone, words)
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'retention.counted-retention'
});
