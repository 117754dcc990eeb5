import { integer } from '$lib/sql/quote';
import type { Context } from '../analysis';
import { inOrder } from '../in-order';
import { anyOrder, depthAny } from './any';
import { depthInOrder, orderedAttempts, type Chain } from './chain';
import { isPlain, plainAttempts } from './plain';
import { funnelRows, heldField, type FunnelRows } from './rows';
import { between, type FunnelSpec } from './spec';

/** SQL: the microseconds of the window. */
export function windowMicros({ window }: Pick<FunnelSpec, 'window'>): string {
	return `${integer(Math.round(window * 1e6))}`;
}

/**
 * SQL: all attempts that are not void (unit, of sessions who, depth, after, t0, t1, …, where there is a breakdown
 * value): `t…` are microseconds, null where a step was not done, `depth` counts the steps that decide, `after` is
 * the code of what came after the last step done: -1 where that has no name, null where nothing came. Of a unit
 * one `counts`, the deepest, the earliest among equals; where it is the same value throughout, one of each value,
 * of which one is `whole`.
 */
export function attemptsSql(spec: FunnelSpec, context: Context, segment: string): string {
	const key = 'depth::bigint * 4294967296 - n';
	const best = (by: string) => `${key} in (select max(${key}) from every group by ${by})`;
	const rows = (counts: string, more = '') =>
		`select * exclude (n), ${counts} as counts${more} from every`;
	return `with every as materialized (
${everyAttempt(spec, context, segment)})
${
	spec.breakdown?.at === 'all'
		? rows(best('unit, value'), `, ${best('unit')} as whole`)
		: `select *, counts as whole from (${rows(best('unit'))})`
}`;
}

/** SQL: the same before it is known which of them count; `n` numbers their entries among all interactions. */
function everyAttempt(spec: FunnelSpec, context: Context, segment: string): string {
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
	const carried = [
		'unit',
		...(spec.unit === 'session' ? ['who'] : []),
		...(held ? ['h'] : []),
		...(spec.breakdown === undefined ? [] : ['v'])
	];
	const plain = isPlain(spec);
	// In order, a first step is looked for by none; strictly in order, all are found by their place.
	const sought = spec.steps.flatMap((_, step) =>
		plain && (step === 0 || spec.order === 'strict') ? [] : [flag(step)]
	);
	const attempts = plain
		? plainAttempts(spec, chain, carried)
		: any
			? anyOrder(spec, chain)
			: orderedAttempts(spec, chain);
	const last = spec.steps.map((_, k) => `n${k}`).join(', ');
	const value = valueJoin(spec);
	const again = held || marked.length > 0 || value !== '';
	const flagged = `select *${counters('x_', marked)} from (${given.sql})`;
	const source = held ? '(from flagged where h is not null order by unit, h, n)' : 'flagged';
	const rows = `select *${counters('c_', [...new Set(sought)])} from ${again ? source : `(${given.sql})`}`;
	return `with ${again ? `flagged as materialized (\n\t${flagged}),\n` : ''}rows as materialized (
	${rows}),
attempts as (
	${attempts}),
clean as (
	select ${carried.map((one) => `a.${one}`).join(', ')}, ${times.flat().join(', ')}${plain ? ', a.after' : ''}
	from attempts a ${joins.join('\n\t')}
	${isVoid === undefined || any ? '' : `where not ${isVoid}`}),
told as (
	select *, n0 as n, ${any ? depthAny(spec) : depthInOrder(spec)} as depth, greatest(${last}, n0) as last from clean)
select a.unit, ${spec.unit === 'session' ? 'a.who, ' : ''}a.n, a.depth, (nullif(${plain ? 'a' : 'z'}.after, 0) - 2)::integer as after,
	${spec.steps.map((_, k) => `a.t${k}`).join(', ')}${spec.breakdown === undefined ? '' : `, ${valueOf(spec.breakdown)} as value`}
from told a ${value}${plain ? '' : `\n	left join ${inOrder('rows')} z on z.n = a.last`}`;
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
	const starts = `from ${inOrder('rows')} where ${flags.join(' or ')}`;
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

function valueOf(breakdown: NonNullable<FunnelSpec['breakdown']>): string {
	return breakdown.at === 'all' ? 'a.h' : breakdown.at === 'first' ? 'a.v' : 'w.v';
}

function valueJoin({ breakdown, steps }: FunnelSpec): string {
	if (breakdown === undefined || breakdown.at === 'first' || breakdown.at === 'all') return '';
	const step = breakdown.at === 'last' ? 'last' : `n${Math.min(breakdown.at, steps.length - 1)}`;
	return `left join flagged w on w.n = a.${step}`;
}
