import { integer } from '$lib/sql/quote';
import type { Context } from '../analysis';
import { anyOrder, depthAny } from './any';
import { depthInOrder, inOrder, type Chain } from './chain';
import { funnelRows, heldField, type FunnelRows } from './rows';
import { between, type FunnelSpec } from './spec';

/** SQL: the microseconds of the window. */
export function windowMicros({ window }: Pick<FunnelSpec, 'window'>): string {
	return `${integer(Math.round(window * 1e6))}`;
}

/**
 * SQL: all attempts that are not void (unit, who, h, value, n, depth, last, t0, t1, …): `n` is the number of
 * the entry among all interactions, `last` of the last step done, `t…` are microseconds, null where a step was
 * not done, `depth` counts the steps that decide.
 */
export function attemptsSql(spec: FunnelSpec, context: Context, segment: string): string {
	const given = funnelRows(spec, context, segment);
	const held = heldField(spec) !== undefined;
	const flag = (step: number) => given.flag(spec.steps[step]?.match ?? []);
	const chain: Chain = {
		entries: entries(spec, flag, held),
		same: (a, b) => `${a}.unit = ${b}.unit${held ? ` and ${a}.h = ${b}.h` : ''}`,
		flag,
		counter: (one) => `c_${one}`,
		window: windowMicros(spec)
	};
	const stepFlags = [...new Set(spec.steps.map((_, step) => flag(step)))];
	const any = spec.order === 'any';
	const { joins, isVoid, marked } = exclusions(spec, given);
	const times = spec.steps.map((_, k) =>
		any && k > 0 && isVoid !== undefined
			? [
					`case when not ${isVoid} then a.n${k} end as n${k}`,
					`case when not ${isVoid} then a.t${k} end as t${k}`
				]
			: [`a.n${k}`, `a.t${k}`]
	);
	const all = spec.steps.map((_, k) => `n${k}`).join(', ');
	return `with flagged as materialized (
	select *${counters('x_', marked)} from (${given.sql})),
rows as materialized (
	select *${counters('c_', stepFlags)} from ${held ? '(from flagged where h is not null order by unit, h, n)' : 'flagged'}),
attempts as (
	${any ? anyOrder(spec, chain) : inOrder(spec, chain)}),
clean as (
	select a.unit, a.who, ${held ? 'a.h, ' : ''}${spec.breakdown === undefined ? '' : 'a.v, '}${times.flat().join(', ')}
	from attempts a ${joins.join('\n\t')}
	${isVoid === undefined || any ? '' : `where not ${isVoid}`}),
told as (
	select *, n0 as n, ${any ? depthAny(spec) : depthInOrder(spec)} as depth, greatest(${all}, n0) as last from clean)
select a.unit, a.who, ${held ? 'a.h' : 'null::varchar'} as h, a.n, a.depth, a.last, ${spec.steps.map((_, k) => `a.t${k}`).join(', ')},
	${valueOf(spec)} as value
from told a ${valueJoin(spec)}`;
}

/** Running counts, so that the next row with a flag is found by its number. */
function counters(prefix: string, flags: readonly string[]): string {
	return flags
		.map(
			(flag) =>
				`,\n		(count(*) filter (${flag}) over (rows unbounded preceding))::integer as ${prefix}${flag}`
		)
		.join('');
}

/** Where attempts begin: at any interaction of the first step, or of any step where order does not matter. */
function entries(spec: FunnelSpec, flag: (step: number) => string, held: boolean): string {
	const flags =
		spec.order === 'any' ? [...new Set(spec.steps.map((_, step) => flag(step)))] : [flag(0)];
	const starts = `from rows where ${flags.join(' or ')}`;
	if (spec.entry === 'best') return starts;
	const by = held && spec.breakdown?.at === 'all' ? 'unit, h' : 'unit';
	return `from rows semi join (select min(n) as n from (${starts}) group by ${by}) using (n)`;
}

function exclusions(spec: FunnelSpec, { flag }: FunnelRows) {
	const parts = spec.exclusions.flatMap((exclusion, i) => {
		const steps = between(exclusion, spec.steps.length);
		if (steps === undefined) return [];
		const mark = flag(exclusion.match);
		return [
			{
				mark,
				join: `left join flagged y${i} on y${i}.n = a.n${steps.from}
	left join (from flagged where ${mark}) x${i} on x${i}.x_${mark} = y${i}.x_${mark} + 1 and x${i}.unit = a.unit`,
				isVoid: `(x${i}.n is not null and case when a.n${steps.to} is not null then x${i}.n < a.n${steps.to}
		else x${i}.t <= a.t0 + ${windowMicros(spec)} end)`
			}
		];
	});
	return {
		joins: parts.map(({ join }) => join),
		isVoid: parts.length === 0 ? undefined : `(${parts.map(({ isVoid }) => isVoid).join(' or ')})`,
		marked: [...new Set(parts.map(({ mark }) => mark))]
	};
}

function valueOf({ breakdown }: FunnelSpec): string {
	if (breakdown === undefined) return 'null::varchar';
	return breakdown.at === 'all' ? 'a.h' : breakdown.at === 'first' ? 'a.v' : 'w.v';
}

function valueJoin({ breakdown, steps }: FunnelSpec): string {
	if (breakdown === undefined || breakdown.at === 'first' || breakdown.at === 'all') return '';
	const step = breakdown.at === 'last' ? 'last' : `n${Math.min(breakdown.at, steps.length - 1)}`;
	return `left join flagged w on w.n = a.${step}`;
}

/**
 * SQL: of attempts in a relation with a column `side` besides, the one of each unit that counts: the deepest,
 * the earliest among equals. `whole` is false where it counts for one value only.
 */
export function chosenSql(attempts: string, byValue: boolean): string {
	const keyed = `(select *, depth::bigint * 4294967296 - n as key from ${attempts})`;
	const best = (by: string) =>
		`(select side, max(depth::bigint * 4294967296 - n) as key from ${attempts} group by side, ${by})`;
	return byValue
		? `select a.*, b.key is not null as whole
from (from ${keyed} semi join ${best('unit, h')} using (side, key)) a left join ${best('unit')} b using (side, key)`
		: `select *, true as whole from ${keyed} semi join ${best('unit')} using (side, key)`;
}
