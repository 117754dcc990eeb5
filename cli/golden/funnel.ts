import type { FunnelSide } from '$lib/journey/funnel/result';
import { ASKED_CELLS } from './asked-cells';
import { allowOnly } from './case';
import { askFunnel, usersBySteps } from './funnel-ask';
import { BREAKDOWN_SETTINGS, FUNNEL_SETTINGS, funnelSpec } from './funnel-query';
import type { Answer, Kind } from './kind';
import { ZONE_SETTINGS } from './period-query';

const KNOWN = [...ASKED_CELLS, ...ZONE_SETTINGS, ...FUNNEL_SETTINGS];

/** How many users go from step to step, and how long it takes them. */
export const funnel: Kind = {
	kind: 'funnel',
	async answer(asked, lab) {
		allowOnly(asked, KNOWN);
		const spec = funnelSpec(asked);
		const side = await askFunnel(asked, lab, spec);
		const users = await usersBySteps(asked, lab, spec, side.steps.length);
		return { ...answer(side), users_by_step: users };
	}
};

/** The same by the value of a property. */
export const funnelBreakdown: Kind = {
	kind: 'funnel_breakdown',
	async answer(asked, lab) {
		allowOnly(asked, [...KNOWN, ...BREAKDOWN_SETTINGS]);
		const { groups } = await askFunnel(asked, lab, funnelSpec(asked));
		return Object.fromEntries(
			groups.map(({ value, reached, fromPrevious }) => [
				value ?? '',
				{ step_counts: reached, avg_seconds_from_previous: fromPrevious }
			])
		);
	}
};

const POLICIES = { first_entry_only: 'first', best_attempt: 'best' } as const;

/** How far users get by either choice of the attempt that counts. */
export const funnelEntryPolicy: Kind = {
	kind: 'funnel_entry_policy',
	async answer(asked, lab) {
		allowOnly(asked, KNOWN);
		const answers: [string, Answer][] = [];
		for (const [name, entry] of Object.entries(POLICIES)) {
			const side = await askFunnel(asked, lab, { ...funnelSpec(asked), entry });
			const reached = side.steps.findLastIndex(({ reached: n }) => n > 0) + 1;
			answers.push([name, { reached_step: reached, ...answer(side) }]);
		}
		return Object.fromEntries(answers);
	}
};

function answer({ steps }: FunnelSide): Answer {
	return {
		step_counts: steps.map(({ reached }) => reached),
		avg_seconds_from_previous: steps.map(({ fromPrevious }) => fromPrevious?.mean ?? null),
		median_seconds_from_previous: steps.map(({ fromPrevious }) => fromPrevious?.median ?? null),
		avg_seconds_from_entry: steps.map(({ fromEntry }) => fromEntry?.mean ?? null),
		median_seconds_from_entry: steps.map(({ fromEntry }) => fromEntry?.median ?? null),
		rate_of_all_paths: steps.map(({ ofAll }) => ofAll),
		rate_of_first: steps.map(({ ofFirst }) => ofFirst),
		rate_of_previous: steps.map(({ ofPrevious }) => ofPrevious)
	};
}
