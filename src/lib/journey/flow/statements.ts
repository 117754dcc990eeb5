import type { Build, Context, Relation, Statement } from '../analysis';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { flowEvents } from './events';
import type { FlowSpec, FlowWeight } from './spec';
import { segmentsOf } from '../within';

/** Of those who are counted, and of those whom they are compared with. */
export type Side = 'chosen' | 'compared';

/** Names of statements. */
export const named = (what: 'transitions' | 'units' | 'times', side: Side) =>
	side === 'chosen' ? what : `${what} of the compared`;

const wantsUnits = (weight: FlowWeight) => weight === 'units';
const wantsTimes = (weight: FlowWeight) => weight === 'median' || weight === 'p95';

/** What the least share, the view and the weights leave as it is. */
export function flowBuilds(spec: FlowSpec, context: Context): readonly Build[] {
	return segmentsOf(spec).map((segment) => {
		const { names, events } = flowEvents(context, spec, segment);
		const query = transitions(events, names);
		return keptBuild(kept(spec, context, segment), [
			{ what: 'transitions', name: 'transitions', query }
		]);
	});
}

function kept(spec: FlowSpec, context: Context, segment: string) {
	const { journeys, unit, label, collapse } = spec;
	const of = eventsKey(context, journeys, segment);
	return keptUnder('flow', { of, unit, label, collapse });
}

export function flowStatements(spec: FlowSpec, context: Context): readonly Statement[] {
	const own = statementsOf(spec, context, spec.segment, 'chosen');
	return spec.compare === ''
		? own
		: [...own, ...statementsOf(spec, context, spec.compare, 'compared')];
}

/** What nothing but a weight needs is only read for that weight. */
function statementsOf(
	spec: FlowSpec,
	context: Context,
	segment: string,
	side: Side
): readonly Statement[] {
	const { events } = flowEvents(context, spec, segment);
	const table = kept(spec, context, segment).table('transitions');
	return [
		{
			name: named('transitions', side),
			sql: `from ${table} order by begins desc, code, next_code`
		},
		...(wantsUnits(spec.weight) ? [{ name: named('units', side), sql: units(events) }] : []),
		...(wantsTimes(spec.weight) ? [{ name: named('times', side), sql: times(events) }] : [])
	];
}

/**
 * Each label by what came before it. Who ends is left over: all events of a label but those that go on.
 * What lies before a unit's first event is another's, and left out once all is counted: asking every row
 * would take as long again.
 */
function transitions(events: string, names: string): string {
	return `with followed as (
	select label, begins, lag(label) over () as before from (
	${events})),
counted as (
	select before, label, begins, count(*)::integer as transitions from followed group by all),
told as (
	select case when not begins then before end as before, label, begins, sum(transitions)::integer as transitions
	from counted group by all)
select c.before as code, b.name as label, c.label as next_code, l.name as next, c.begins, c.transitions
from told c left join ${names} b on b.code = c.before left join ${names} l on l.code = c.label`;
}

function units(events: string): string {
	return `with followed as (
	select unit, label, begins, lag(label) over () as before from (
	${events}))
select before as code, label as next_code, count(*)::integer as units
from (select distinct unit, before, label from followed where not begins) group by all`;
}

/** Rows are bounded by the transitions there are; where times are whole seconds, few are different. */
function times(events: string): string {
	return `with followed as (
	select label, begins, lag(label) over () as before, epoch_us(time) - lag(epoch_us(time)) over () as microseconds from (
	${events}))
select before as code, label as next_code, microseconds, count(*)::integer as transitions
from followed where not begins group by all order by code, next_code, microseconds`;
}

/** SQL: each event with the one that follows it in its unit; `goes_on` is false for the last. */
export function followedEvents(events: string): string {
	return `select journey, person, unit, label, time, begins,
		coalesce(lead(unit) over () = unit, false) as goes_on,
		lead(label) over () as next, lead(time) over () as next_time
	from (${events})`;
}

/** The transitions with names: `kind` is start, step or end; who begins has no source, who ends no target. */
export function flowRelation(spec: FlowSpec, context: Context): Relation {
	const { names, events } = flowEvents(context, spec, spec.segment);
	return {
		name: context.cell.name,
		query: `with followed as (
	${followedEvents(events)}),
counted as (
	select label, begins, goes_on, case when goes_on then next end as next, count(*) as transitions,
		sum(case when goes_on then epoch_us(next_time) - epoch_us(time) end)::double as microseconds
	from followed group by all),
listed as (
	select 'start' as kind, null as source, label as target, sum(transitions)::bigint as transitions, null::double as microseconds
	from counted where begins group by all
	union all
	select 'step', label, next, sum(transitions)::bigint, sum(microseconds) from counted where goes_on group by all
	union all
	select 'end', label, null, sum(transitions)::bigint, null from counted where not goes_on group by all)
select kind, s.name as source, t.name as target, transitions, microseconds / 1e6 as seconds
from listed left join ${names} s on s.code = source left join ${names} t on t.code = target
order by transitions desc, kind, s.name, t.name`
	};
}
