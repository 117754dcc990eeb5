import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import type { ChannelsResult } from '$lib/journey/channels/result';
import type { ChannelsSpec } from '$lib/journey/channels/spec';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const channels = defineCell<ChannelsSpec, ChannelsResult>({
	kind: 'channels',
	icon: ArrowLeftRight,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'unit', label: 'channels.setting-unit' },
		{ tag: 'selfService', label: 'channels.setting-self' },
		{ tag: 'assisted', label: 'channels.setting-assisted' },
		{ tag: 'days', label: 'channels.setting-days' },
		{ tag: 'topic', label: 'channels.setting-topic' },
		{ tag: 'hours', label: 'channels.setting-hours' },
		{ tag: 'compare', label: 'segments.setting-compare' }
	],
	sentence: (spec, session) => ({
		key: 'channels.sentence',
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare) || words.t('segments.nobody'),
			unit: spec.unit,
			selfNames: named(spec.selfService),
			assistedNames: named(spec.assisted),
			daysCount: spec.days,
			hoursCount: spec.hours,
			topicName: spec.topic || words.t('channels.topic-touchpoint')
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'channels.counted'
});

function named(channels: readonly string[]): string {
	return channels.length === 0 ? words.t('channels.none') : channels.join(', ');
}
