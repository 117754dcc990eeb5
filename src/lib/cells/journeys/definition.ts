import Route from '@lucide/svelte/icons/route';
import type { JourneysResult } from '$lib/journey/journeys';
import type { JourneysSpec } from '$lib/journey/journeys-spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import View from './View.svelte';

export const journeys = defineCell<JourneysSpec, JourneysResult>({
	kind: 'journeys',
	icon: Route,
	settings: [
		{ tag: 'identity', label: 'cells.setting-identity' },
		{ tag: 'cut', label: 'cells.setting-cut' }
	],
	sentence: (spec, session) => ({
		key: 'cells.sentence-journeys',
		params: {
			identityName: session.nameOf(spec.identity),
			by: spec.cut.by,
			gap: spec.cut.by === 'inactivity' ? words.formats.duration(spec.cut.minutes * 60) : ''
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table: undefined,
	counted: 'cells.counted-journeys'
});
