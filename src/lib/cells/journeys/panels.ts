import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { JourneysSpec } from '$lib/journey/journeys/spec';

/** What each part of the form gets. */
export interface PanelProps {
	readonly spec: JourneysSpec;
	/** The newest result, for names and counts. */
	readonly result: JourneysResult | undefined;
	/** Whether the result is of these settings. */
	readonly fresh: boolean;
	readonly disabled: boolean;
	/** Names of the columns of all sources. */
	readonly columns: readonly string[];
	/** Whether a column says when its rows were over. */
	readonly timed: boolean;
	readonly set: (change: Partial<JourneysSpec>) => void;
}

export const PANELS = ['rules', 'picks', 'stages', 'outcomes', 'more'] as const;
export type Panel = (typeof PANELS)[number];

/** How many settings a panel holds that are not the default. */
export function settingsIn(panel: Panel, spec: JourneysSpec): number {
	switch (panel) {
		case 'rules':
			return spec.rules.length;
		case 'picks':
			return spec.include.length + spec.exclude.length;
		case 'stages':
			return spec.stages.by === 'column' ? 1 : spec.stages.list.length;
		case 'outcomes':
			return spec.success.length + spec.failure.length;
		case 'more':
			return (
				Number(spec.collapse) +
				Number(spec.endings.column !== '') +
				Number(spec.endings.times === true)
			);
	}
}
