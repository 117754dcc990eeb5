import type { Step } from '../analysis';

interface Tables {
	readonly nodes: string;
	readonly edges: string;
	readonly merges: string;
	readonly into: string;
}

/**
 * The step that finds people: a union-find over coded identifiers in the worker. The statement beside it
 * makes the same table in SQL alone, for whoever wants to check it. Level by level, the strongest first:
 * what meets exactly one person of before belongs to that one, what meets several is nobody's (null), and
 * what meets none forms clusters, which belong to whom they meet through others, if that is exactly one,
 * and else are people of their own.
 */
export function components(tables: Tables & { readonly levels: number }): Step {
	const { nodes, edges, merges, into } = tables;
	return { kind: 'components', name: 'components', nodes, edges, merges, into, sql: sql(tables) };
}

function sql({ nodes, edges, merges, into, levels }: Tables & { readonly levels: number }): string {
	const each = Array.from({ length: levels }, (_, level) => ofLevel(level));
	return `create table ${into} as
with recursive both_ways as (
	select a, b from ${edges} union all select b, a from ${edges}),
by_hand as (
	select a, b from ${merges} union all select b, a from ${merges}),
hands (id, hand) using key (id) as (
	select id, id from ${nodes} where id in (select a from by_hand)
	union
	select m.b, min(h.hand) from hands h join by_hand m on m.a = h.id join recurring.hands r on r.id = m.b
	where h.hand < r.hand group by m.b),
decisive as (
	select hand, min(level) as level, arg_min(id, (level, id)) as unit from hands join ${nodes} using (id) group by hand),
units as (
	select n.id, n.level, coalesce(d.unit, n.id) as unit, coalesce(d.level < n.level, false) as led
	from ${nodes} n left join hands h using (id) left join decisive d using (hand)),
${each.join(',\n')},
numbered as (
	select root, (row_number() over (order by min(u.id)) - 1)::integer as person
	from units u join ${found(levels)} f using (unit) where f.root is not null group by root)
select u.id, n.person from units u
left join ${found(levels)} f using (unit) left join numbered n using (root) order by u.id`;
}

/** Everybody found on the levels before: (unit, root), the root null for what is nobody's. */
function found(level: number): string {
	return level === 0
		? '(select null::integer as unit, null::integer as root where false)'
		: `found_${level - 1}`;
}

function ofLevel(level: number): string {
	const n = level;
	return `met_${n} as (
	select x.unit, count(distinct f.root) as roots, min(f.root) as root
	from units x left join both_ways e on e.a = x.id
	left join units y on y.id = e.b and y.level < ${n} left join ${found(n)} f on f.unit = y.unit
	where x.level = ${n} and not x.led group by x.unit),
free_edges_${n} as (
	select x.unit as a, y.unit as b from both_ways e
	join units x on x.id = e.a and x.level = ${n} and not x.led
	join units y on y.id = e.b and y.level = ${n} and not y.led
	join met_${n} p on p.unit = x.unit and p.roots = 0 join met_${n} q on q.unit = y.unit and q.roots = 0
	where x.unit <> y.unit),
clusters_${n} (unit, cluster) using key (unit) as (
	select unit, unit from met_${n} where roots = 0
	union
	select e.b, min(c.cluster) from clusters_${n} c join free_edges_${n} e on e.a = c.unit
	join recurring.clusters_${n} r on r.unit = e.b where c.cluster < r.cluster group by e.b),
settled_${n} as (
	select u.id, m.root from units u join met_${n} m using (unit) where u.level = ${n} and not u.led and m.roots = 1
	union all select u.id, f.root from units u join ${found(n)} f using (unit) where u.level = ${n} and u.led),
through_${n} as (
	select c.cluster, count(distinct s.root) as roots, min(s.root) as root
	from clusters_${n} c join units x on x.unit = c.unit and x.level = ${n} and not x.led
	left join both_ways e on e.a = x.id left join settled_${n} s on s.id = e.b group by c.cluster),
found_${n} as (
	select unit, root from ${found(n)}
	union all select unit, case when roots = 1 then root end from met_${n} where roots > 0
	union all select c.unit, case when t.roots = 1 then t.root else c.cluster end
	from clusters_${n} c join through_${n} t using (cluster))`;
}
