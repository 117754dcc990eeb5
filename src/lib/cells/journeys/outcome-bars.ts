import type { Bar } from '$lib/charts/bars/layout';
import type { JourneysResult } from '$lib/journey/journeys/result';
import type { Translate } from '$lib/messages';

const ORDER = ['success', 'failure', 'abandoned', 'open', 'none'] as const;

/** Journeys by outcome, those that occur. */
export function outcomeBars(
	outcomes: JourneysResult['outcomes'],
	{ t }: { readonly t: Translate }
): readonly Bar[] {
	return ORDER.filter((outcome) => outcomes[outcome] > 0).map((outcome) => ({
		key: outcome,
		label: t(`journeys.outcome-${outcome}`),
		count: outcomes[outcome],
		colour: outcome === 'none' ? undefined : `var(--outcome-${outcome})`
	}));
}
