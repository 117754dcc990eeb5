import type { LifecycleResult } from '$lib/journey/lifecycle/lifecycle';
import type { LifecycleState } from '$lib/journey/lifecycle/spec';
import { allowOnly, type Asked } from './case';
import type { Kind } from './kind';
import { askInZones, historyCells, PERIOD_SETTINGS } from './period-cells';
import { matchOf, rangeOf, spanOf } from './period-query';

/** Who is new, comes again, comes back or stays away. What was before a query's dates tells who is new. */
export const lifecycle: Kind = {
	kind: 'lifecycle',
	answer(asked, lab) {
		allowOnly(asked, [
			...PERIOD_SETTINGS,
			'interval',
			'period',
			'intervals',
			'period0_start',
			'date_from',
			'date_to',
			'start_event'
		]);
		const spec = {
			journeys: 'all',
			event: matchOf(asked, 'start_event'),
			period: spanKeyed(asked),
			...rangeOf(asked, spanKeyed(asked))
		};
		const cells = [...historyCells(asked), { id: 'life', kind: 'lifecycle', spec }];
		return askInZones(asked, lab, cells, answer);
	}
};

const spanKeyed = (asked: Asked) =>
	spanOf(asked, 'interval' in asked.query ? 'interval' : 'period');

function answer({ shown }: LifecycleResult) {
	const of = (state: LifecycleState) => shown.map((period) => period[state]);
	return {
		new: of('new'),
		returning: of('returning'),
		resurrecting: of('resurrected'),
		dormant: of('dormant').map((people) => (people === 0 ? 0 : -people))
	};
}
