import type { LifecycleResult } from '$lib/journey/lifecycle/lifecycle';
import type { LifecycleState } from '$lib/journey/lifecycle/spec';
import { dateOf } from './asked-cells';
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
			segment: 'seen',
			event: matchOf(asked, 'start_event'),
			period: spanKeyed(asked),
			...rangeOf(asked, spanKeyed(asked))
		};
		const cells = [
			...historyCells(asked),
			{ id: 'seen', kind: 'segment', spec: SEEN },
			{ id: 'life', kind: 'lifecycle', spec }
		];
		return askInZones(watched(asked), lab, cells, answer);
	}
};

/** Nobody's event, which says that the data goes on until then. */
const WATCH = 'the data goes on';

/** All but nobody. */
const SEEN = {
	journeys: 'all',
	unit: 'person',
	condition: {
		kind: 'did',
		match: [{ field: 'touchpoint', op: 'is-not', values: [WATCH] }],
		times: { op: '>=', count: 1 }
	}
};

/**
 * Who is away after the last event is dormant only if the data goes on: that it does until the end of a query's
 * dates is said by its dates.
 */
function watched(asked: Asked): Asked {
	const to = dateOf(asked, 'date_to').replace('T', ' ').replace(/Z$/, '');
	const written = asked.events.some((event) => 'ts' in event);
	if (to === '' || !written) return asked;
	return { ...asked, events: [...asked.events, { user: WATCH, event: WATCH, ts: to }] };
}

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
