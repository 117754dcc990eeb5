import type { Source } from '$lib/import/source';
import { integer } from '$lib/sql/quote';
import { SpecError } from '../spec-error';
import { leavesOf, matchesOf, type Condition, type Leaf } from './condition';
import {
	behindSql,
	booleanSql,
	instant,
	type BehindOf,
	type ConditionTables
} from './condition-sql';
import { MatchSql } from './match-sql';

/** What can be asked of one interaction; all else is asked of several, in their order. */
export const INTERACTION_LEAVES: readonly Leaf['kind'][] = ['did', 'outcome', 'begins', 'behind'];

/**
 * SQL: the events that a condition holds of, in their order, with all their columns. What counts the events
 * of a journey, `step`, `run` and `repeated`, is counted anew: the others might never have been.
 */
export function interactionsSql(
	condition: Condition,
	tables: ConditionTables,
	sources: readonly Source[],
	behindOf: BehindOf
): string {
	const leaves = leavesOf(condition);
	const match = new MatchSql(sources, leaves.flatMap(matchesOf));
	const events = `(select *, row_number() over () as n from ${tables.events})`;
	const holds = booleanSql(condition, (leaf) => leafSql(leaf, match, tables.journeys, behindOf));
	// A condition that looks journeys up becomes a join, which may give rows in another order.
	const joins = leaves.some(({ kind }) => kind === 'outcome' || kind === 'behind');
	return `with chosen as (
	select e.* exclude (${['n', ...match.added].join(', ')})
	from ${match.relation({ ...tables, events })} where ${holds}${joins ? ' order by n' : ''}),
marked as (
	select *, journey is distinct from lag(journey) over () as begins,
		touchpoint is not distinct from lag(touchpoint) over () as same from chosen),
counted as (
	select *, (row_number() over ())::integer as n,
		(sum((begins or not same)::integer) over (rows unbounded preceding))::integer as runs
	from marked),
based as (
	select *, max(case when begins then n end) over (rows unbounded preceding) as first_n,
		max(case when begins then runs end) over (rows unbounded preceding) as first_run
	from counted)
select * exclude (begins, same, n, runs, first_n, first_run) replace (
	n - first_n + 1 as step, runs - first_run + 1 as run, (same and not begins) as repeated)
from based`;
}

/** SQL: whether it holds of the event `e`; never null. */
function leafSql(leaf: Leaf, match: MatchSql, journeys: string, behindOf: BehindOf): string {
	switch (leaf.kind) {
		case 'did':
			return `${match.predicate(leaf.match)}::integer ${leaf.times.op} ${integer(leaf.times.count)}`;
		case 'outcome': {
			const outcomes = leaf.outcomes.map((outcome) => `'${outcome}'`).join(', ');
			return `e.journey in (select journey from ${journeys} where outcome in (${outcomes}))`;
		}
		case 'begins': {
			const from = leaf.from === undefined ? [] : [`e.time >= ${instant(leaf.from)}`];
			const to = leaf.to === undefined ? [] : [`e.time < ${instant(leaf.to)}`];
			return [...from, ...to].join(' and ') || 'true';
		}
		case 'behind': {
			const behind = behindOf(leaf.of);
			return behindSql(behind.unit, behind, journeys);
		}
		default:
			throw new SpecError('segment', 'condition', `${leaf.kind} is not asked of one interaction`);
	}
}
