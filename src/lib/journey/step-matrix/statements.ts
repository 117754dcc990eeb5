import { integer } from '$lib/sql/quote';
import type { Context, Relation, Statement } from '../analysis';
import { flowEvents } from '../flow/events';
import type { StepMatrixSpec } from './spec';
import { unitsWithin } from '../units';

export type Side = 'chosen' | 'compared';

/** Names of statements. */
export const named = (side: Side) => (side === 'chosen' ? 'steps' : 'steps of the compared');

export function stepStatements(spec: StepMatrixSpec, context: Context): readonly Statement[] {
	const statement = (segment: string, side: Side): Statement => {
		const { names, steps } = stepsOf(spec, context, segment);
		return {
			name: named(side),
			sql: `select c.step, l.name as label, c.units
from (${counted(steps, spec)}) c left join ${names} l on l.code = c.label
order by c.step, c.units desc, label`
		};
	};
	const own = statement(spec.segment, 'chosen');
	return spec.compare === '' ? [own] : [own, statement(spec.compare, 'compared')];
}

function counted(steps: string, { depth }: StepMatrixSpec): string {
	return `select step, label, count(*)::integer as units from (
	${steps}) where step <= ${integer(depth)} group by all`;
}

/** SQL: a relation (journey, person, unit, step, label, goes_on) of events, steps counted from 1 in their unit. */
export function stepsOf(spec: StepMatrixSpec, context: Context, segment: string) {
	const { names, events } = flowEvents(context, spec, segment);
	// Steps of journeys are numbered once and for all.
	if (spec.unit === 'journey' && !spec.collapse) {
		const t = unitsWithin(context, { ...spec, segment });
		return {
			names,
			steps: `select journey, person, unit, step, ${spec.label} as label from ${t.events}`
		};
	}
	const numbered = `select *, row_number() over () as n from (${events})`;
	return {
		names,
		steps: `select journey, person, unit, label, n - max(case when begins then n end) over (rows unbounded preceding) + 1 as step
	from (${numbered})`
	};
}

/** Units by step and label; `kind` is label, or end for those that were over before that step. */
export function stepRelation(spec: StepMatrixSpec, context: Context): Relation {
	const { names, steps } = stepsOf(spec, context, spec.segment);
	return {
		name: context.cell.name,
		query: `with counted as (${counted(steps, spec)}),
reached as (select step, sum(units)::integer as units from counted group by step),
everyone as (select coalesce(max(units), 0) as units from reached where step = 1)
select c.step::integer as step, 'label' as kind, l.name as label, c.units
from counted c left join ${names} l on l.code = c.label
union all
select s.step::integer, 'end', null, (e.units - coalesce(r.units, 0))::integer
from range(1, ${integer(spec.depth + 1)}) s(step) cross join everyone e left join reached r on r.step = s.step
order by step, kind desc, units desc, label`
	};
}
