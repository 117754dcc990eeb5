import Route from '@lucide/svelte/icons/route';
import type { JourneysResult } from '$lib/journey/journeys';
import type { JourneysSpec } from '$lib/journey/journeys-spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Editor from './Editor.svelte';
import { settingsIn } from './panels';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const journeys = defineCell<JourneysSpec, JourneysResult>({
	kind: 'journeys',
	icon: Route,
	settings: [
		{ tag: 'identity', label: 'cells.setting-identity' },
		{ tag: 'cut', label: 'journeys.setting-cut' }
	],
	sentence: (spec, session) => ({
		key: 'journeys.sentence',
		params: {
			identityName: session.nameOf(spec.identity),
			// A name in a message has no hyphen.
			by: spec.cut.by === 'start-end' ? 'startEnd' : spec.cut.by,
			gap: 'minutes' in spec.cut ? words.formats.duration(spec.cut.minutes * 60) : '',
			period: spec.cut.by === 'calendar' ? spec.cut.period : '',
			start: startOf(spec),
			ruleCount: spec.rules.length,
			picked: settingsIn('picks', spec) > 0 ? 'yes' : 'no',
			stageCount: spec.stages.by === 'touchpoints' ? spec.stages.list.length : 0,
			collapsed: spec.collapse ? 'yes' : 'no'
		}
	}),
	Setting,
	Editor,
	View,
	Table,
	counted: 'journeys.counted'
});

function startOf({ cut }: JourneysSpec): string {
	const texts = cut.by === 'start-end' ? cut.start.map(({ text }) => text) : [];
	const named = texts.filter((text) => text !== '').join(', ');
	return named === '' ? words.t('journeys.no-start') : named;
}
