import type { RetentionResult } from '$lib/journey/retention/retention';
import { MOST_COHORTS } from '$lib/journey/retention/spec';
import { askedCells, dateOf } from './asked-cells';
import { allowOnly, numberOf, type Asked } from './case';
import type { Kind } from './kind';
import { askInZones, PERIOD_SETTINGS } from './period-cells';
import { matchOf, periodsBetween, spanOf, weekStartOf, wordOf } from './period-query';

/** Who came back: a row a cohort, by how many periods later. */
export const retention: Kind = {
	kind: 'retention',
	answer(asked, lab) {
		allowOnly(asked, [
			...PERIOD_SETTINGS,
			'period',
			'intervals',
			'period0_start',
			'date_from',
			'date_to',
			'start_mode',
			'criterion',
			'start_event',
			'return_event',
			'minimum_return_occurrences'
		]);
		const spec = {
			journeys: 'all',
			start: matchOf(asked, 'start_event'),
			starts: wordOf(asked, 'start_mode', {
				first_time_in_range: 'first',
				every_occurrence: 'every',
				first_time_ever: 'first-ever',
				first_ever_occurrence: 'first-ever'
			}),
			back: matchOf(asked, 'return_event'),
			when: wordOf(asked, 'criterion', { on: 'in', on_or_after: 'in-or-later' }),
			times: numberOf(asked, 'minimum_return_occurrences', 1),
			...cohortsOf(asked)
		};
		const cells = [...askedCells(asked), { id: 'back', kind: 'retention', spec }];
		return askInZones(asked, lab, cells, answer);
	}
};

/** Which cohorts: so many from a date, all between two dates, or all that there are. */
function cohortsOf(asked: Asked) {
	const period = spanOf(asked, 'period');
	const from = dateOf(asked, 'period0_start') || dateOf(asked, 'date_from');
	const to = dateOf(asked, 'date_to');
	const between =
		from !== '' && to !== '' ? periodsBetween(from, to, period, weekStartOf(asked)) : MOST_COHORTS;
	return { period, from, periods: numberOf(asked, 'intervals', between) };
}

function answer({ shown }: RetentionResult) {
	const triangle = shown.cohorts.map(({ returned }) => returned);
	return { triangle, sizes: shown.cohorts.map(({ size }) => size) };
}
