import Route from '@lucide/svelte/icons/route';
import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { JourneysSpec } from '$lib/journey/journeys/spec';
import { microsOf } from '$lib/journey/during';
import { formats } from '$lib/messages';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import { END_OF_DAY } from './during-bounds';
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
		{ tag: 'cut', label: 'journeys.setting-cut' },
		{ tag: 'during', label: 'journeys.setting-during' }
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
			collapsed: spec.collapse ? 'yes' : 'no',
			ends: spec.endings.column === '' ? 'no' : 'yes',
			range: rangeOf(spec),
			from: boundWords(spec.during.from),
			to: boundWords(spec.during.to)
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

function rangeOf({ during: { from, to } }: JourneysSpec): string {
	if (from === '') return to === '' ? 'all' : 'to';
	return to === '' ? 'from' : 'both';
}

/** A bound as it was written, the day alone where all of it counts. */
function boundWords(bound: string): string {
	const micros = microsOf(bound);
	if (micros === undefined) return '';
	const local = formats(words.locale, 'UTC');
	const day = bound.length === 10 || bound.endsWith(END_OF_DAY);
	return (day ? local.date : local.dateTime)(micros / 1000);
}
