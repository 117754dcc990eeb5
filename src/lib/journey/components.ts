import type { Step } from './analysis';

/**
 * The step that finds people: a union-find over coded identifiers in the worker. The statement beside it
 * makes the same table in SQL alone, for whoever wants to check it:
 * cores of unique identifiers, shared ones that meet exactly one core, clusters that meet no core but
 * exactly one through others, and null for what several people share.
 */
export function components(nodes: string, edges: string, into: string): Step {
	return {
		kind: 'components',
		name: 'components',
		nodes,
		edges,
		into,
		sql: sql(nodes, edges, into)
	};
}

function sql(nodes: string, edges: string, into: string): string {
	return `create table ${into} as
with recursive both_ways as (
	select a, b from ${edges} union all select b, a from ${edges}),
own_edges as (
	select e.a, e.b from both_ways e join ${nodes} x on x.id = e.a join ${nodes} y on y.id = e.b where x.own and y.own),
cores (id, core) using key (id) as (
	select id, id from ${nodes} where own
	union
	select e.b, min(c.core) from cores c join own_edges e on e.a = c.id join recurring.cores r on r.id = e.b
	where c.core < r.core group by e.b),
met as (
	select s.id, count(distinct c.core) as cores, min(c.core) as core
	from ${nodes} s left join both_ways e on e.a = s.id left join cores c on c.id = e.b where not s.own group by s.id),
free_edges as (
	select e.a, e.b from both_ways e join met x on x.id = e.a join met y on y.id = e.b where x.cores = 0 and y.cores = 0),
clusters (id, cluster) using key (id) as (
	select id, id from met where cores = 0
	union
	select e.b, min(c.cluster) from clusters c join free_edges e on e.a = c.id join recurring.clusters r on r.id = e.b
	where c.cluster < r.cluster group by e.b),
through as (
	select c.cluster, count(distinct m.core) as cores, min(m.core) as core
	from clusters c left join both_ways e on e.a = c.id left join met m on m.id = e.b and m.cores = 1 group by c.cluster),
belongs as (
	select id, core as root from cores
	union all select id, case when cores = 1 then core end from met where cores > 0
	union all select c.id, case when t.cores = 1 then t.core else c.cluster end from clusters c join through t using (cluster)),
numbered as (
	select root, (row_number() over (order by min(id)) - 1)::integer as person from belongs where root is not null group by root)
select id, person from belongs left join numbered using (root) order by id`;
}
