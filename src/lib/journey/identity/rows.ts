import { integer } from '$lib/sql/quote';
import type { IdentitySpec } from './spec';
import type { identityTables } from '../tables';

type Tables = ReturnType<typeof identityTables>;

/** Whose each identifier is, once people that are too large are held back and capped values are nobody's. */
export function membership(t: Tables, spec: IdentitySpec): string {
	const byHand = `c.id in (select a from ${t.merges} union all select b from ${t.merges})`;
	const live =
		spec.method.by === 'field' && spec.method.pass === 'live'
			? `c.id in (
	select s.id from (select a, b from ${t.edges} union all select b, a from ${t.edges}) e
	join ${t.identifiers} s on s.id = e.a and not s.own join ${t.identifiers} o on o.id = e.b and o.own)
	and not (${byHand})`
			: 'false';
	return `create table ${t.membership} as
with stated as (
	select c.id, c.person, case
		when c.id in (select id from ${t.capped}) and not (${byHand}) then 'capped'
		when c.person is null or ${live} then 'divided'
		when h.person is not null then 'held'
		else 'person' end as state
	from ${t.components} c
	left join (select person from ${t.components} where person is not null
		group by person having count(*) > ${integer(spec.limit)}) h on h.person = c.person)
select id, case when state = 'person' then person end as person,
	case state when 'person' then person when 'held' then -1 - person end as component,
	case when state = 'divided' then id end as device, state
from stated order by id`;
}

/**
 * Each row's component where its identifiers say one (below 0: held back), and the first divided
 * identifier, which tells by time.
 */
export function assigned(t: Tables, ids: readonly string[]): string {
	const joins = ids.map((id, at) => `left join ${t.membership} m${at} on m${at}.id = c.${id}`);
	return `create table ${t.assigned} as
select c.source, c.row, c.time, c.touchpoint, c.channel, ${ids.map((id) => `c.${id}`).join(', ')},
	coalesce(${ids.map((_, at) => `m${at}.component`).join(', ')}) as component,
	coalesce(${ids.map((_, at) => `m${at}.device`).join(', ')}) as device
from ${t.coded} c ${joins.join('\n')}`;
}

const ORDER = 'partition by device order by time, source, row rows between';
const BEFORE = `last_value(person ignore nulls) over (${ORDER} unbounded preceding and current row)`;
const AFTER = `first_value(person ignore nulls) over (${ORDER} current row and unbounded following)`;
const LAST = `last_value(person ignore nulls) over (${ORDER} unbounded preceding and unbounded following)`;

/** Whose turn it is on a divided identifier, by the policy; a login is a row whose person is known otherwise. */
export function turns(t: Tables, spec: IdentitySpec, ids: readonly string[]): string {
	const seen = ids.map((id, at) => {
		// A row that names one device in two columns is one row all the same.
		const again = ids.slice(0, at).map((other) => `and a.${id} is distinct from a.${other}`);
		return `select a.${id} as device, a.device as first, a.time, a.source, a.row, a.component as person
	from ${t.assigned} a semi join shared on shared.device = a.${id} where (a.component is null or a.component >= 0) ${again.join(' ')}`;
	});
	const whose = turn(t, spec);
	const rows = whose === LAST ? '' : ' and seen.person is null';
	return `create table ${t.turns} as
with shared as (select device from ${t.membership} where device is not null),
seen as (${seen.join('\n\tunion all ')})
select source, row, device, ${whose} as person
from seen qualify seen.device = seen.first${rows}`;
}

function turn(t: Tables, { method, sharing }: IdentitySpec): string {
	if (method.by === 'field' && method.pass === 'live') {
		// Before its first login a device is somebody of its own, with a number that nobody else has.
		return `coalesce(${BEFORE}, (select count(*)::integer from ${t.identifiers}) + device)`;
	}
	switch (sharing) {
		case 'divide':
			return `coalesce(${BEFORE}, ${AFTER})`;
		case 'reset':
			return `coalesce(${AFTER}, ${BEFORE})`;
		case 'last-login':
			return LAST;
	}
}

export function interactions(t: Tables, spec: IdentitySpec): string {
	// Turns has only rows of nobody, save where the last login takes all: a condition would cost the hash join.
	const person =
		spec.sharing === 'last-login'
			? 'case when a.component < 0 then null else coalesce(d.person, a.component) end'
			: 'case when a.component < 0 then null else coalesce(a.component, d.person) end';
	return `create table ${t.interactions} as
select person, time, source, row, touchpoint, channel from (
	select ${person} as person, a.time, a.source, a.row, a.touchpoint, a.channel
	from ${t.assigned} a
	left join ${t.turns} d on d.source = a.source and d.row = a.row and d.device = a.device
) where person is not null order by person, time, source, row`;
}

export function people(t: Tables): string {
	return `create table ${t.people} as
select i.person, coalesce(m.known, false) as known, coalesce(m.identifiers, 1) as identifiers,
	i.interactions, i.first_time, i.last_time
from (select person, count(*)::integer as interactions, min(time) as first_time, max(time) as last_time
	from ${t.interactions} group by person) i
left join (select person, bool_or(own) as known, count(*)::integer as identifiers
	from ${t.membership} join ${t.identifiers} using (id) where person is not null group by person) m using (person)
order by person`;
}

/** Rows that are nobody's, by source and reason. */
export function left(t: Tables, ids: readonly string[]): string {
	return `create table ${t.left} as
select source, why, count(*)::integer as rows from (
	select source, case when component < 0 then 'held'
		when coalesce(${ids.join(', ')}) is null then 'junk' else 'capped' end as why
	from ${t.assigned} where component < 0 or (component is null and device is null)
	union all select source, 'held' from ${t.turns} where person is null)
group by source, why`;
}

/** The people held back, with how many rows that keeps away. */
export function held(t: Tables): string {
	return `create table ${t.held} as
select m.component, m.identifiers, coalesce(r.rows, 0) as rows
from (select component, count(*)::integer as identifiers from ${t.membership} where component < 0 group by component) m
left join (select component, count(*)::integer as rows from ${t.assigned} where component < 0 group by component) r using (component)`;
}

/** How the rows that only divided identifiers tie were divided. */
export function shares(t: Tables): string {
	return `create table ${t.shares} as
select device, person, count(*)::integer as rows from ${t.turns} group by device, person`;
}
