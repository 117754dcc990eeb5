import { integer, literal } from '$lib/sql/quote';
import type { JourneysSpec } from './spec';
import { matchesAny } from './pattern';
import { active, firstRule, renamed, type Rule } from './touchpoint-rules';
import type { journeysTables } from '../tables';

type Tables = ReturnType<typeof journeysTables>;

/**
 * Table (raw, rule, name, code): the code that a name had before, the first rule that caught it, its new
 * name and that name's code in alphabetical order. Rules see names, never rows: so they cost nothing.
 */
export function namesTable(
	table: string,
	from: string,
	spec: JourneysSpec,
	on: Rule['on']
): string {
	return `create table ${table} as
select code as raw, rule, name, case when name is not null then (dense_rank() over (order by name nulls last) - 1)::integer end as code
from (select code, rule, ${renamed('name', spec.rules, on)} as name
	from (select code, name, ${firstRule('name', spec.rules, on)} as rule from ${from}))
order by raw`;
}

/** Table (code, name, kept, starts, succeeds, fails, stage): what the patterns say of each new name. */
export function touchpointsTable(t: Tables, spec: JourneysSpec): string {
	const starts = spec.cut.by === 'start-end' ? spec.cut.start : [];
	return `create table ${t.touchpoints} as
select code, name, ${kept(spec)} as kept, ${matchesAny('name', starts)} as starts,
	${matchesAny('name', spec.success)} as succeeds, ${matchesAny('name', spec.failure)} as fails,
	${stage(spec)} as stage
from (select distinct code, name from ${t.touchpointNames} where code is not null) order by code`;
}

/** Table (code, name) of stages in order; those of a column are made from its rows. */
export function stagesTable(table: string, { stages }: JourneysSpec): string {
	const list = stages.by === 'touchpoints' ? stages.list : [];
	const rows = list.map(({ name }, code) => `(${integer(code)}, ${literal(name)})`);
	const none = 'select 0::usmallint as code, null::varchar as name where false';
	return `create table ${table} as
${rows.length === 0 ? none : `select code::usmallint as code, name from (values ${rows.join(', ')}) s(code, name)`}`;
}

/** Whether events without a touchpoint count. */
export function keepsUnnamed({ include }: JourneysSpec): boolean {
	return include.length === 0;
}

export function dropsAny({ include, exclude }: JourneysSpec): boolean {
	return include.length + exclude.length > 0;
}

export function renamesAny({ rules }: JourneysSpec, on: Rule['on']): boolean {
	return active(rules, on).length > 0;
}

function kept({ include, exclude }: JourneysSpec): string {
	const included = include.length === 0 ? 'true' : matchesAny('name', include);
	return exclude.length === 0 ? included : `(${included} and not ${matchesAny('name', exclude)})`;
}

function stage({ stages }: JourneysSpec): string {
	if (stages.by === 'column' || stages.list.length === 0) return 'null::usmallint';
	const whens = stages.list.map(
		({ touchpoints }, code) => `when ${matchesAny('name', touchpoints)} then ${integer(code)}`
	);
	return `(case ${whens.join(' ')} end)::usmallint`;
}

/** SQL: what a table of codes says of each code, as a list that a code + 1 finds its place in. */
export function listOf(table: string, column: string, code = 'code'): string {
	return `(select list(${column} order by ${code}) from ${table})`;
}
