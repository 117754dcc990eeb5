import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { IdentityTypes } from './columns';
import { normalised } from './rules';
import type { Identifier, IdentitySpec } from './spec';
import type { identityTables } from '../tables';

type Tables = ReturnType<typeof identityTables>;

/** The pairs made and cut by hand, with their ids; null for what the data does not have. */
export function hand(t: Tables, spec: IdentitySpec, types: IdentityTypes): string {
	const pairs = [
		...spec.merges.map((pair, at) => ({ pair, at, merge: true })),
		...spec.cuts.map((pair, at) => ({ pair, at, merge: false }))
	];
	if (pairs.length === 0 || types.all.length === 0) {
		return `create table ${t.hand} (merge boolean, place integer, a integer, b integer)`;
	}
	const values = pairs.map(
		({ pair: [a, b], at, merge }) => `(${merge}, ${integer(at)}, ${named(a)}, ${named(b)})`
	);
	const value = (side: string) =>
		types.sql((rule) => normalised(`raw_${side}`, rule, spec.country), `type_${side}`);
	return `create table ${t.hand} as
select merge, place, x.id as a, y.id as b
from (select *, ${value('a')} as value_a, ${value('b')} as value_b
	from (values ${values.join(',\n\t')}) pairs (merge, place, type_a, raw_a, type_b, raw_b))
left join ${t.identifiers} x on x.type = type_a and x.value = value_a
left join ${t.identifiers} y on y.type = type_b and y.value = value_b`;
}

function named({ type, value }: Identifier): string {
	return `${literal(type)}, trim(${literal(value)})`;
}

/** The merges by hand that no cut takes back. */
export function merges(t: Tables): string {
	return `create table ${t.merges} as
select distinct least(m.a, m.b) as a, greatest(m.a, m.b) as b from ${t.hand} m
anti join ${t.hand} c on not c.merge and least(c.a, c.b) = least(m.a, m.b) and greatest(c.a, c.b) = greatest(m.a, m.b)
where m.merge and m.a <> m.b`;
}

/** Pairs of identifiers that share a row, save what rows cannot link and what was cut by hand. */
export function edges(
	t: Tables,
	sources: readonly Source[],
	types: IdentityTypes,
	spec: IdentitySpec,
	ids: readonly string[]
): string {
	const all = sources.map((source) => types.columnsOf(source));
	const pairs = ids.flatMap((a, at) =>
		ids.slice(at + 1).flatMap((b, after) => {
			const other = at + 1 + after;
			const never = all.flatMap((columns, source) => {
				const [one, two] = [columns[at]?.type, columns[other]?.type];
				if (one === undefined || two === undefined) return [];
				return links(types, spec, one, two) ? [] : [source];
			});
			const some = all.some((columns, source) => columns[other] && !never.includes(source));
			return some ? [{ a, b, never }] : [];
		})
	);
	if (pairs.length === 0) return `create table ${t.edges} (a integer, b integer)`;
	const each = pairs.map(({ a, b, never }) => {
		const but = never.length === 0 ? '' : ` and source not in (${never.map(integer).join(', ')})`;
		return `select distinct least(${a}, ${b}) as a, greatest(${a}, ${b}) as b from ${t.coded} where ${a} <> ${b}${but}`;
	});
	const cut =
		spec.cuts.length === 0
			? ''
			: `\nanti join ${t.hand} c on not c.merge and least(c.a, c.b) = e.a and greatest(c.a, c.b) = e.b`;
	return `create table ${t.edges} as
select distinct e.a, e.b from (${each.join('\nunion all ')}) e${cut}`;
}

/** Two values of one unique type never belong together by standing in one row. */
function links(types: IdentityTypes, spec: IdentitySpec, a: string, b: string): boolean {
	if (spec.method.by === 'field') return a !== b;
	return a !== b || types.ruleOf(a).strength === 'shared';
}

/** Shared values that met more unique identifiers than their type's cap. */
export function capped(t: Tables, types: IdentityTypes): string {
	const caps = types.all.length === 0 ? 'null' : types.sql(({ cap }) => String(cap ?? 'null'));
	return `create table ${t.capped} as
select id, met from (
	select s.id, any_value(s.type) as type, count(*)::integer as met
	from (select a, b from ${t.edges} union all select b, a from ${t.edges}) e
	join ${t.identifiers} s on s.id = e.a and not s.own
	join ${t.identifiers} o on o.id = e.b and o.own
	group by s.id)
where met > (${caps})::integer`;
}

/** What is capped links nothing. */
export function uncapped(t: Tables): string {
	return `delete from ${t.edges}
where a in (select id from ${t.capped}) or b in (select id from ${t.capped})`;
}
