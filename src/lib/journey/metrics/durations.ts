import type { Build, Context } from '../analysis';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { tablesWithin } from '../within';

function kept(context: Context, journeys: string, segment: string) {
	return keptUnder('durations', { of: eventsKey(context, journeys, segment) });
}

/**
 * The table of how long journeys last, counted: (micros BIGINT, open, units, upto, opens), in ascending order, `upto`
 * and `opens` being the journeys and the open journeys so far.
 */
export function durationsTable(context: Context, journeys: string, segment: string): string {
	return kept(context, journeys, segment).table('of');
}

/** Makes it once for all cells that ask how long journeys last. */
export function durationsBuild(context: Context, journeys: string, segment: string): Build {
	const t = tablesWithin(context, journeys, segment);
	return keptBuild(kept(context, journeys, segment), [
		{
			what: 'of',
			name: 'durations',
			query: `select *, (sum(units) over (rows unbounded preceding))::bigint as upto,
	(sum(case when open then units else 0 end) over (rows unbounded preceding))::bigint as opens
from (select epoch_us(end_time) - epoch_us(start_time) as micros, open, count(*)::integer as units
	from ${t.journeys} group by all order by all)`
		}
	]);
}

/** Of so many values all are given. */
const FEW = 5000;
const BUCKETS = 200;

/**
 * SQL: the durations as (value, open, units) with every one of those among which the quantile of `share` and its
 * interval lie, and all that are open; of the others, neighbours count as the longest of them, which changes
 * nothing on either side. With open ones the quantile lies no further off than if all of them were the longest.
 */
export function durationsAround(table: string, share: number): string {
	return `select max(micros) / 1e6 as value, open, sum(units)::integer as units
from (select *, case when many <= ${FEW} or open
		or upto >= n * ${share} - margin and upto - units <= n * ${share} + o + margin then micros end as alone,
		floor(upto / n * ${BUCKETS}) as bucket, upto < n * ${share} as below
	from ${table}, (select count(*) as many, max(upto) as n, max(opens) as o, 20 + 10 * sqrt(max(upto)) as margin from ${table}))
group by open, opens, alone, case when alone is null then bucket end, case when alone is null then below end
order by value, open`;
}
