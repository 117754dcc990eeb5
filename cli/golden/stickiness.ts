import type { StickinessResult } from '$lib/journey/stickiness/stickiness';
import { allowOnly, numberOf, Unsupported } from './case';
import type { Kind } from './kind';
import { askInZones, historyCells, PERIOD_SETTINGS } from './period-cells';
import { matchOf, rangeOf, spanOf } from './period-query';

/** In how many periods users are active. */
export const stickiness: Kind = {
	kind: 'stickiness',
	answer(asked, lab) {
		allowOnly(asked, [
			...PERIOD_SETTINGS,
			'interval',
			'interval_count',
			'intervals',
			'cumulative',
			'min_events_per_interval',
			'period0_start',
			'date_from',
			'date_to',
			'start_event'
		]);
		const cumulative = asked.query['cumulative'] ?? false;
		if (typeof cumulative !== 'boolean') throw new Unsupported('cumulative is not yes or no');
		const period = spanOf(asked, 'interval');
		const spec = {
			journeys: 'all',
			event: matchOf(asked, 'start_event'),
			times: numberOf(asked, 'min_events_per_interval', 1),
			period,
			each: numberOf(asked, 'interval_count', 1),
			cumulative,
			...rangeOf(asked, period)
		};
		const cells = [...historyCells(asked), { id: 'sticking', kind: 'stickiness', spec }];
		return askInZones(asked, lab, cells, ({ shown }: StickinessResult) => ({ data: shown.active }));
	}
};
