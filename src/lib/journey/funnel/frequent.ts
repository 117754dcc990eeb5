import { integer } from '$lib/sql/quote';
import type { Statement, Value } from '../analysis';
import { journeysTables } from '../tables';

/** Touchpoints of a path that are looked at, repeats collapsed. */
const STEPS = 6;
const PATHS = 12;
/** Touchpoints that may be proposed as a goal, and how many are proposed before it. */
const [FREQUENT, BEFORE] = [12, 3];

/** How journeys often begin, as steps of a funnel might. */
export interface FrequentPath {
	/** Touchpoints, no two alike in a row; two at least. */
	readonly labels: readonly string[];
	readonly journeys: number;
	/** Of all journeys. */
	readonly share: number;
}

/** The most frequent first touchpoints of the journeys of a journeys cell's key. */
export function frequentPaths(key: string): Statement {
	const t = journeysTables(key);
	const steps = Array.from({ length: STEPS }, (_, k) => integer(k + 1));
	const name = (k: string) => `(select n.name from ${t.touchpoints} n where n.code = p.s${k})`;
	return {
		name: 'frequent paths',
		sql: `with ways as (
	select journey, ${steps.map((k) => `max(touchpoint) filter (run = ${k}) as s${k}`).join(', ')}
	from ${t.events} where run <= ${integer(STEPS)} and not repeated and touchpoint is not null group by journey)
select ${steps.map((k) => `${name(k)} as s${k}`).join(', ')}, journeys, (select count(*)::integer from ${t.journeys}) as of
from (select ${steps.map((k) => `s${k}`).join(', ')}, count(*)::integer as journeys
	from ways where s1 is not null and s2 is not null group by all) p
order by journeys desc, ${steps.map((k) => `s${k}`).join(', ')} limit ${integer(PATHS)}`
	};
}

/**
 * A goal, which of the most frequent touchpoints is the one that comes latest in its journeys, and what most
 * journeys do before it, in the order in which they do it.
 */
export function proposedGoal(key: string): Statement {
	const t = journeysTables(key);
	return {
		name: 'proposed goal',
		sql: `with places as (
	select e.journey, e.touchpoint, j.events, min(e.step) as first, max(e.step) as last
	from ${t.events} e join ${t.journeys} j using (journey)
	where e.touchpoint is not null and j.events > 1 group by e.journey, e.touchpoint, j.events),
frequent as (
	select touchpoint, count(*) as journeys, avg((last - 1) / (events - 1)) as place
	from places group by touchpoint order by journeys desc, touchpoint limit ${integer(FREQUENT)}),
goal as (select touchpoint from frequent order by place desc, journeys desc, touchpoint limit 1),
before as (
	select p.touchpoint, count(*) as journeys, avg(p.first / g.first) as place
	from places p join (from places semi join goal using (touchpoint)) g using (journey)
	where p.first < g.first group by p.touchpoint order by journeys desc, p.touchpoint limit ${integer(BEFORE)})
select name from (select touchpoint as code, place from before union all select touchpoint, 2 from goal)
join ${t.touchpoints} using (code) order by place, name`
	};
}

type Row = Readonly<Record<string, Value>>;

/** A path ends where its labels do. */
export function decodePaths(rows: readonly Row[]): FrequentPath[] {
	return rows.map((row) => {
		const all = Array.from({ length: STEPS }, (_, k) => row[`s${k + 1}`] ?? null);
		const end = all.indexOf(null);
		const journeys = Number(row['journeys']);
		return {
			labels: all.slice(0, end < 0 ? STEPS : end).map(String),
			journeys,
			share: journeys / Number(row['of'])
		};
	});
}

/** Steps for a funnel that has none; none where nothing comes before anything. */
export function proposedSteps(rows: readonly Row[]): string[] {
	return rows.length < 2 ? [] : rows.map((row) => String(row['name']));
}
