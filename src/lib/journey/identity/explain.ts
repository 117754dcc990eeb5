import { channelOf, timeOf, touchpointOf, usable } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { Statement } from '../analysis';
import type { Link } from './chain';
import { IdentityTypes } from './columns';
import { namesOf } from './names';
import type { Identifier, IdentitySpec } from './spec';
import { identityTables, loadTables } from '../tables';

// Questions about an identity cell whose tables are there, beyond its result.

const both = (table: string) => `select a, b from ${table} union all select b, a from ${table}`;

/** Identifiers whose value holds a text, the likeliest first: (type, value). */
export function searchStatement(key: string, text: string, most: number): Statement {
	const t = identityTables(key);
	const wanted = literal(text.trim().toLowerCase());
	return {
		name: 'search',
		sql: `select type, value from ${t.identifiers} where contains(lower(value), ${wanted})
order by starts_with(lower(value), ${wanted}) desc, length(value), value, type limit ${integer(most)}`
	};
}

/** Where identifiers are: (type, value, id, component, state), the unknown ones missing. */
export function placesStatement(key: string, identifiers: readonly Identifier[]): Statement {
	const t = identityTables(key);
	const values = identifiers.map(({ type, value }) => `(${literal(type)}, ${literal(value)})`);
	return {
		name: 'places',
		sql: `select i.type, i.value, i.id, m.component, m.state
from (values ${values.join(', ')}) wanted (type, value)
join ${t.identifiers} i on i.type = wanted.type and i.value = wanted.value
join ${t.membership} m on m.id = i.id`
	};
}

/** The other identifiers of the person that one belongs to, also of one held back: (type, value), the telling ones first. */
export function othersStatement(key: string, { type, value }: Identifier, most: number): Statement {
	const t = identityTables(key);
	return {
		name: 'others',
		sql: `with asked as (select m.id, m.component from ${t.identifiers} i join ${t.membership} m using (id)
	where i.type = ${literal(type)} and i.value = ${literal(value)})
select i.type, i.value from asked a join ${t.membership} m on m.component = a.component and m.id <> a.id
join ${t.identifiers} i on i.id = m.id order by i.own desc, i.type, i.value limit ${integer(most)}`
	};
}

/** Everything that joins the identifiers of a component: (a, b, by_hand). */
export function linksStatement(key: string, component: number): Statement {
	const t = identityTables(key);
	return {
		name: 'links',
		sql: `with members as (select id from ${t.membership} where component = ${integer(component)})
select a, b, false as by_hand from ${t.edges} where a in (from members) and b in (from members)
union all select a, b, true from ${t.merges} where a in (from members) and b in (from members)`
	};
}

/** The identifiers of these ids: (id, type, value). */
export function identifiersStatement(key: string, ids: readonly number[]): Statement {
	const t = identityTables(key);
	return {
		name: 'identifiers',
		sql: `select id, type, value from ${t.identifiers} where id in (${ids.map(integer).join(', ')})`
	};
}

/** For each link of rows: how many rows have both, and the first of them by time, source and row. */
export function rowsStatement(
	key: string,
	sources: readonly Source[],
	spec: IdentitySpec,
	links: readonly Link[]
): Statement {
	const t = identityTables(key);
	const types = new IdentityTypes(sources, spec);
	const each = sources.flatMap((source, at) => rowsOf(source, at, types));
	const wanted = links.map(({ a, b }, at) => `(${integer(at)}, ${integer(a)}, ${integer(b)})`);
	const ids = links.flatMap(({ a, b }) => [a, b]).map(integer);
	return {
		name: 'rows',
		sql: `with wanted (link, a, b) as (values ${wanted.join(', ')}),
spelled as (from ${t.spellings} where id in (${ids.join(', ')})),
seen as (${each.join('\nunion all ')})
select w.link, count(distinct (s.source, s.row))::integer as rows,
	${['source', 'row', 'time', 'touchpoint', 'channel'].map((one) => `arg_min(s.${one}, (s.time, s.source, s.row)) as ${one}`).join(', ')}
from wanted w join seen s on (s.a = w.a and s.b = w.b) or (s.a = w.b and s.b = w.a)
group by w.link order by w.link`
	};
}

function rowsOf(source: Source, at: number, types: IdentityTypes): string[] {
	const columns = types.columnsOf(source);
	return columns.flatMap((a, first) =>
		columns.slice(first + 1).map(
			(
				b
			) => `select ${integer(at)} as source, r.row, r.time, r.touchpoint, r.channel, x.id as a, y.id as b
from (select row, ${timeOf(source)} as time, coalesce(${touchpointOf(source)}, '') as touchpoint,
	coalesce(${channelOf(source)}, '') as channel, ${a.sql} as one, ${b.sql} as two
	from ${loadTables(source).rows} where ${usable(source)}) r
join spelled x on x.type = ${literal(a.type)} and x.raw = r.one
join spelled y on y.type = ${literal(b.type)} and y.raw = r.two`
		)
	);
}

/**
 * What becomes of a component under another spec of the same types, built under `newKey`: its identifiers
 * by their new component and state (component, state, identifiers), and that component's name and rows.
 */
export function partsStatement(
	key: string,
	newKey: string,
	component: number,
	sources: readonly Source[],
	spec: IdentitySpec
): Statement {
	const [t, n] = [identityTables(key), identityTables(newKey)];
	const names = namesOf(n, new IdentityTypes(sources, spec), 'select component from parts');
	// Ids hang on values and their types' rules alone, so they are the same in both.
	return {
		name: 'parts',
		sql: `with rows as (select coalesce(i2.person, -2147483648) as component, count(*)::integer as rows
	from ${t.interactions} i1 left join ${n.interactions} i2 on i2.source = i1.source and i2.row = i1.row
	where i1.person = ${integer(component)} group by i2.person),
members as (select n.component, count(*)::integer as identifiers from ${t.membership} o join ${n.membership} n using (id)
	where o.component = ${integer(component)} and n.component is not null group by n.component),
parts as (select component, coalesce(m.identifiers, 0) as identifiers,
	coalesce(r.rows, h.rows, p.interactions, 0) as rows
	from members m full join rows r using (component)
	left join ${n.held} h using (component)
	left join ${n.people} p on p.person = component and ${integer(component)} < 0)
select p.component, p.identifiers, p.rows, names.type, names.value
from parts p left join (${names}) names using (component)
order by p.rows desc, p.identifiers desc, p.component`
	};
}

/** Identifiers of a component that become nobody's under the other spec: (type, value). */
export function looseStatement(key: string, newKey: string, component: number): Statement {
	const [t, n] = [identityTables(key), identityTables(newKey)];
	return {
		name: 'loose',
		sql: `select i.type, i.value from ${t.membership} o join ${n.membership} m using (id) join ${n.identifiers} i using (id)
where o.component = ${integer(component)} and m.component is null order by i.type, i.value`
	};
}

/** How many people an identifier that is divided was seen with. */
export function sharersStatement(key: string, id: number): Statement {
	const t = identityTables(key);
	return {
		name: 'sharers',
		sql: `select count(distinct m.person)::integer as people
from (${both(t.edges)}) e join ${t.membership} m on m.id = e.b where e.a = ${integer(id)}`
	};
}
