import Workflow from '@lucide/svelte/icons/workflow';
import type { FlowResult } from '$lib/journey/flow/result';
import type { FlowSpec } from '$lib/journey/flow/spec';
import type { Key } from '$lib/messages';
import { words } from '$lib/state/locale.svelte';
import { defineCell } from '../definition';
import Setting from './Setting.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

export const flow = defineCell<FlowSpec, FlowResult>({
	kind: 'flow',
	icon: Workflow,
	settings: [
		{ tag: 'journeys', label: 'cells.setting-journeys' },
		{ tag: 'segment', label: 'segments.setting-segment' },
		{ tag: 'compare', label: 'segments.setting-compare' },
		{ tag: 'unit', label: 'flow.setting-unit' },
		{ tag: 'show', label: 'flow.setting-show' },
		{ tag: 'label', label: 'flow.setting-label' },
		{ tag: 'nodes', label: 'flow.setting-nodes' },
		{ tag: 'edges', label: 'flow.setting-edges' },
		{ tag: 'weight', label: 'flow.setting-weight' },
		{ tag: 'ego', label: 'flow.setting-ego' },
		{ tag: 'collapse', label: 'cells.setting-collapse' }
	],
	sentence: (spec, session) => ({
		key: `flow.sentence-${spec.show}` satisfies Key,
		params: {
			journeysName: session.nameOf(spec.journeys),
			segmentName: session.nameOf(spec.segment) || words.t('segments.everyone'),
			compareName: session.nameOf(spec.compare) || words.t('segments.nobody'),
			unitName: words.t(`flow.by-${spec.unit}`),
			labelName: words.t(`flow.label-${spec.label}`),
			weightName: words.t(`flow.weight-${spec.weight}`),
			topCount: spec.nodes.top,
			edgesName: edgesName(spec),
			egoName: spec.ego ? (spec.ego.label ?? words.t('cells.unnamed')) : words.t('flow.everything'),
			collapsed: spec.collapse ? 'yes' : 'no'
		}
	}),
	Setting,
	Editor: undefined,
	View,
	Table,
	counted: 'flow.counted-flow'
});

function edgesName({ edges }: FlowSpec): string {
	const { t, formats } = words;
	const { count } = edges;
	const inHundredths = Math.round(edges.share * 10_000);
	/** As many decimals as there are, two at most. */
	const digits = [0, 1].find((most) => Number.isInteger(inHundredths / 10 ** (2 - most))) ?? 2;
	const params = {
		count,
		share: formats.percent(edges.share, digits),
		ofName: t(`flow.of-${edges.of}`)
	};
	if (edges.share > 0) return t(count > 0 ? 'flow.edges-by-both' : 'flow.edges-by-share', params);
	return count > 0 ? t('flow.edges-by-count', params) : t('flow.edges-every');
}
