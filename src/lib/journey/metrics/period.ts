import type { Settings } from '$lib/notebook/document';
import { periodOf } from '../calendar';
import type { Every } from './measure-statements';

/** SQL: units with `period`, the beginning of the period in which each began, by the notebook's clock. */
export function periodUnits(units: string, every: Every, settings: Settings): string {
	// DuckDB's weeks begin on Monday; `periodOf` moves the others on by a day to be told apart.
	const back = every === 'week' && settings.weekStart === 'sunday' ? ' - interval 1 day' : '';
	return `(select * exclude (micros), ${periodOf('micros', every, settings)}${back} as period
	from (select *, epoch_us(began) as micros from ${units}))`;
}
